import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteDocument,
  renameDocument,
  restoreVersion,
  undeleteDocument,
} from '@/lib/client/cache/mutations';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { putReport } from '@/lib/client/running/put-report';
import { type DocumentsApi, documentsApi } from './documents-api';
import { problemError } from './problem-error';

const ME = { id: 'me', name: 'Ben', colour: 3 };
const START: Content = { title: 'T', body: 'b' };

/** A server that compares tags strongly, behind a proxy that changes each tag on its way out, and none on its way in. */
function behind(change: (etag: string) => string) {
  let versions: readonly Content[] = [START];
  let deleted = false;
  const tag = (version: number) => `"${version}-0123456789abcdef"`;
  const fields = (version: number) => ({
    ETag: change(tag(version)),
    'Document-Version': String(version),
  });
  const mergeBases: (string | undefined)[] = [];
  const api: DocumentsApi = documentsApi(async (path, { method = 'GET', headers = {}, body } = {}) => {
    if (path === '/api/me') return Response.json(ME);
    const asked = /versions\/(\d+)$/.exec(path)?.[1];
    const version = asked ? Number(asked) : versions.length;
    if (method === 'GET') return Response.json(versions[version - 1], { headers: fields(version) });
    const matches = deleted ? headers['If-None-Match'] === '*' : headers['If-Match'] === tag(version);
    if (!matches) {
      const problem = { status: 412, error: 'precondition_failed', message: 'No.' };
      throw await problemError(Response.json(problem, { status: 412, headers: fields(version) }), 0);
    }
    if (method === 'DELETE') {
      deleted = true;
      return new Response(null, { status: 204 });
    }
    mergeBases.push(headers['Merge-Base']);
    const status = deleted ? 201 : 204;
    deleted = false;
    versions = [...versions, JSON.parse(body!)];
    return new Response(status === 204 ? null : '', { status, headers: fields(versions.length) });
  });
  return { api, mergeBases, versions: () => versions };
}

describe.each([
  ['weakens', (etag: string) => `W/${etag}`],
  ['adds -gzip to', (etag: string) => etag.replace(/"$/, '-gzip"')],
  ['adds ;gzip to', (etag: string) => etag.replace(/"$/, ';gzip"')],
  ['adds --gzip to', (etag: string) => etag.replace(/"$/, '--gzip"')],
  ['adds -br to and weakens', (etag: string) => `W/${etag.replace(/"$/, '-br"')}`],
  ['adds -zstd to', (etag: string) => etag.replace(/"$/, '-zstd"')],
])('behind a proxy that %s tags', (_, change) => {
  let world: ReturnType<typeof behind>;
  let head: Snapshot;
  const client = new QueryClient();
  const context = { client, meta: undefined };
  beforeEach(async () => {
    world = behind(change);
    head = await world.api.read('d');
  });

  it('a save is one request, and no merge', async () => {
    const content = { title: 'T', body: 'more' };
    const guard = { ifMatch: head.etag, version: head.version };
    const services = { api: world.api, random: () => 0 };
    const first = await putReport({ id: 1, documentId: 'd', content, guard, key: 'k' }, services);
    expect(first).toMatchObject({ type: 'saved', snapshot: { version: 2 } });
    const on = first.type === 'saved' ? first.snapshot : head;
    const next = { ifMatch: on.etag, version: 2 };
    const second = { id: 2, documentId: 'd', content: START, guard: next, key: 'l' };
    expect(await putReport(second, services)).toMatchObject({ type: 'saved', snapshot: { version: 3 } });
    expect(world.versions()).toHaveLength(3);
    expect(world.mergeBases).toEqual([undefined, undefined]);
  });

  it('a document is renamed, restored, deleted and brought back', async () => {
    const { api, versions } = world;
    const renamed = await renameDocument(client, api).mutationFn!(
      { id: 'd', title: 'U', seen: 'T' },
      context,
    );
    expect(renamed.version).toBe(2);
    const restored = await restoreVersion(client, api).mutationFn!(
      { id: 'd', version: 1, on: renamed },
      context,
    );
    expect(restored.version).toBe(3);
    await deleteDocument(client, api).mutationFn!({ id: 'd', etag: restored.etag }, context);
    expect((await undeleteDocument(client, api).mutationFn!({ id: 'd', version: 1 }, context)).version).toBe(
      4,
    );
    expect(versions().map(({ title }) => title)).toEqual(['T', 'U', 'T', 'T']);
  });
});
