import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { documentsApi } from '@/lib/client/api/documents-api';
import { ProblemError, problemError } from '@/lib/client/api/problem-error';
import { sharingApi } from '@/lib/client/api/sharing-api';
import { documentQuery, versionQuery } from './queries';
import { changeSharing, eraseDocument, makeInvite, revokeInvite, sharingQuery } from './sharing';
import { withhold } from './withhold';

const ME = { id: 'me', name: 'Ana', colour: 1 };
const INVITE = {
  id: 'i1',
  access: 'edit',
  label: 'Ben',
  createdAt: '2026-01-02T03:04:05.000Z',
  expiresAt: '2026-01-09T03:04:05.000Z',
  person: null,
  acceptedAt: null,
  url: 'http://localhost/invite#t',
} as const;

/** A document of mine whose sharing counts its changes, as the contract says. */
function server() {
  let version = 1;
  let link = 'edit';
  let invites: readonly (typeof INVITE)[] = [];
  const sent: string[] = [];
  const etag = () => `"s${version}"`;
  const shared = () => Response.json({ link, owner: ME, invites }, { headers: { ETag: etag() } });
  const refuse = (status: number) => Response.json({ status, error: 'no', message: 'No.' }, { status });
  const documents = documentsApi(async (path, { method = 'GET', headers, body } = {}) => {
    if (path === '/api/me') return Response.json(ME);
    sent.push(`${method} ${path} ${headers?.['If-Match'] ?? ''} ${body ?? ''}`.trim());
    const answer = (): Response => {
      if (method === 'GET' && path === '/api/documents/d/sharing') return shared();
      if (method === 'PUT') {
        if (headers?.['If-Match'] !== etag()) return refuse(412);
        link = JSON.parse(body!).link;
        version++;
        return shared();
      }
      if (method === 'POST') {
        invites = [INVITE];
        version++;
        return Response.json(INVITE, { status: 201 });
      }
      if (path.includes('/invites/')) {
        if (invites.length === 0) return refuse(404);
        invites = [];
        version++;
      }
      return new Response(null, { status: 204 });
    };
    const response = answer();
    if (!response.ok) throw await problemError(response, 0);
    return response;
  });
  const elsewhere = (to: string) => {
    link = to;
    version++;
  };
  return { api: sharingApi(documents.ways), sent, elsewhere, link: () => link };
}

async function opened() {
  const made = server();
  const client = new QueryClient();
  const query = { ...sharingQuery('d', made.api), gcTime: Number.POSITIVE_INFINITY };
  const seen = await client.fetchQuery(query);
  return { ...made, client, seen, shown: () => client.getQueryData(query.queryKey) };
}

const context = (client: QueryClient) => ({ client, meta: undefined });

describe('sharing', () => {
  it('is changed under the tag that was seen, and shown as the server took it', async () => {
    const { api, client, seen, sent, shown } = await opened();
    const { mutationFn, onSuccess } = changeSharing(client, 'd', api);
    const asked = { etag: seen.etag, change: { link: 'view' } } as const;
    const after = await mutationFn!(asked, context(client));
    await onSuccess!(after, asked, undefined, context(client));
    expect(sent.at(-1)).toBe('PUT /api/documents/d/sharing "s1" {"link":"view"}');
    expect(shown()).toEqual({ etag: '"s2"', sharing: { link: 'view', owner: ME, invites: [] } });
  });

  it('that another tab changed is not overwritten, and the newer one is shown', async () => {
    const { api, client, seen, elsewhere, link, shown } = await opened();
    elsewhere('none');
    const { mutationFn } = changeSharing(client, 'd', api);
    const refused = await mutationFn!({ etag: seen.etag, change: { link: 'view' } }, context(client)).catch(
      (error: unknown) => error,
    );
    expect((refused as ProblemError).status).toBe(412);
    expect(link()).toBe('none');
    expect(shown()).toMatchObject({ etag: '"s2"', sharing: { link: 'none' } });
  });

  it('shows an invite that was made, and not one that was taken back, here or elsewhere', async () => {
    const { api, client, sent, shown } = await opened();
    const making = makeInvite(client, 'd', api);
    const asked = { access: 'edit', label: '', expiresIn: 60 } as const;
    await making.onSuccess!(
      await making.mutationFn!(asked, context(client)),
      asked,
      undefined,
      context(client),
    );
    expect(sent).toContain('POST /api/documents/d/invites  {"access":"edit","expiresIn":60}');
    expect(shown()?.sharing.invites).toEqual([INVITE]);
    const revoking = revokeInvite(client, 'd', api);
    for (const _ of ['here', 'elsewhere']) {
      await revoking.mutationFn!('i1', context(client));
      await revoking.onSuccess!(undefined, 'i1', undefined, context(client));
    }
    expect(shown()?.sharing.invites).toEqual([]);
  });
});

describe('what may not be read any more', () => {
  it('is deleted for ever under the tag of the history that was seen', async () => {
    const { api, client, sent } = await opened();
    await eraseDocument(client, 'd', api).mutationFn!('"v9"', context(client));
    expect(sent.at(-1)).toBe('DELETE /api/documents/d/versions "v9"');
  });

  it('leaves the page, version by version, and what shows it is told', async () => {
    const client = new QueryClient();
    const gone = new ProblemError({ status: 404, error: 'not_found', message: 'No.' }, null, null);
    const { queryKey } = documentQuery('d');
    const observer = new QueryObserver(client, {
      queryKey,
      queryFn: () => Promise.reject(gone),
      retry: false,
    });
    const stop = observer.subscribe(() => {});
    await observer.refetch();
    const snapshot = {
      content: { title: '', body: 'secret' },
      etag: '"1-a"',
      version: 1,
      author: null,
      savedAt: null,
    };
    client.setQueryData(queryKey, snapshot);
    client.setQueryData(versionQuery('d', 1).queryKey, snapshot);
    client.setQueryData(versionQuery('other', 1).queryKey, snapshot);
    withhold(client, 'd');
    expect(client.getQueryData(versionQuery('d', 1).queryKey)).toBeUndefined();
    expect(client.getQueryData(versionQuery('other', 1).queryKey)).toEqual(snapshot);
    expect(observer.getCurrentResult().data).toBeUndefined();
    await observer.refetch();
    expect(observer.getCurrentResult().error).toBe(gone);
    stop();
  });
});
