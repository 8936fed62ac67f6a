import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { documentsApi } from '@/lib/client/api/documents-api';
import { problemError } from '@/lib/client/api/problem-error';
import type { Content } from '@/lib/client/document/content';
import { DocumentServer } from '@/lib/client/testing/document-server';
import {
  createDocument,
  deleteDocument,
  renameDocument,
  restoreVersion,
  type Unmade,
  undeleteDocument,
} from './mutations';
import { documentQuery } from './queries';

const ME = { id: 'me', name: 'Ben', colour: 3 };
const GONE = { status: 410, error: 'gone', message: 'Deleted.' };
const CONTENT: Content = { title: 'Untitled', body: '' };

/** What becomes of one request: it arrives and is answered, arrives unanswered, or never arrives. */
type Fate = 'answered' | 'answer lost' | 'lost' | 429;

/** A server that knows requests again by their keys, behind a network with the given fates for writes. */
function world(...fates: readonly Fate[]) {
  const server = new DocumentServer();
  const left = [...fates];
  const keys: (string | undefined)[] = [];
  const attempts: (number | undefined)[] = [];
  const deleted = new Map<string, Response>();
  const fieldsOf = ({ etag, version }: { readonly etag: string; readonly version: number }) => ({
    ETag: tagOf(etag),
    'Document-Version': String(version),
  });
  const tagOf = (etag: string) => `"${/(\d+)"$/.exec(etag)![1]}-a"`;
  let afterWrite = () => {};
  const carryOut = (path: string, method: string, headers: Record<string, string>, body?: string) => {
    const id = path.split('/')[3]!;
    const head = server.head(id);
    if (method === 'DELETE') {
      const key = headers['Idempotency-Key']!;
      const answer =
        deleted.get(key) ??
        ('etag' in head ? new Response(null, { status: 204 }) : Response.json(GONE, { status: 410 }));
      deleted.set(key, answer);
      server.remove(id);
      return answer.clone();
    }
    const tag = headers['If-Match'];
    const guard =
      tag === undefined
        ? ({ ifNoneMatch: '*' } as const)
        : { ifMatch: 'etag' in head && tagOf(head.etag) === tag ? head.etag : 'old' };
    const key = headers['Idempotency-Key'];
    const answer = server.put({ documentId: id, content: JSON.parse(body!), guard, key }, 'Ben');
    if (answer.type === 'saved') {
      const status = 'ifNoneMatch' in guard ? 201 : 204;
      return new Response(status === 201 ? '' : null, { status, headers: fieldsOf(answer.snapshot) });
    }
    if (answer.type === 'refused') throw new Error('Everybody may write here.');
    if (answer.type === 'vanished') return Response.json(GONE, { status: 410 });
    const { current, savedAs } = answer;
    const problem = {
      status: 412,
      error: 'precondition_failed',
      message: 'No.',
      current: { content: current.content, version: current.version, etag: tagOf(current.etag) },
      ...(savedAs && {
        savedAs: `/api/documents/${id}/versions/${savedAs.version}`,
        savedETag: tagOf(savedAs.etag),
      }),
    };
    return Response.json(problem, { status: 412, headers: fieldsOf(current) });
  };
  const api = documentsApi(async (path, { method = 'GET', headers = {}, body, attempt } = {}) => {
    if (path === '/api/me') return Response.json(ME);
    if (method === 'GET') {
      const [, , , id, , version] = path.split('/');
      const found = version ? server.version(id!, Number(version)) : server.head(id!);
      if (!found || !('etag' in found)) throw await problemError(new Response('', { status: 404 }), 0);
      return Response.json(found.content, { headers: fieldsOf(found) });
    }
    keys.push(headers['Idempotency-Key']);
    attempts.push(attempt);
    const fate = left.shift() ?? 'answered';
    if (fate === 429) throw await problemError(new Response('', { status: 429 }), 0);
    const response = fate === 'lost' ? null : carryOut(path, method, headers, body);
    afterWrite();
    afterWrite = () => {};
    if (fate !== 'answered' || !response) throw await problemError(new Response('', { status: 502 }), 0);
    if (!response.ok) throw await problemError(response, 0);
    return response;
  });
  const client = new QueryClient();
  const delays: number[] = [];
  const wait = async (delay: number) => void delays.push(delay);
  const run = <In, Out>(
    options: { readonly mutationFn?: (input: In, context: never) => Promise<Out> },
    input: In,
  ) => options.mutationFn!(input, { client, meta: undefined } as never);
  return {
    server,
    client,
    api,
    keys,
    attempts,
    delays,
    /** Somebody does something right after the next write, before its answer comes. */
    onNextWrite: (act: () => void) => {
      afterWrite = act;
    },
    create: (content = CONTENT, keep?: (unmade: Unmade) => Promise<void>) =>
      run(createDocument(client, api, wait, keep), content),
    rename: (id: string, title: string, seen: string) =>
      run(renameDocument(client, api, wait), { id, title, seen }),
    remove: (id: string) => run(deleteDocument(client, api, wait), { id, etag: '"1-a"' }),
    undelete: (id: string) => run(undeleteDocument(client, api, wait), { id, version: 1 }),
    restore: async (id: string, version: number) =>
      run(restoreVersion(client, api, wait), { id, version, on: await api.read(id) }),
    start: () => server.put({ documentId: 'd', content: CONTENT, guard: { ifNoneMatch: '*' } }, 'Ana'),
  };
}

describe('an act whose answer is lost', () => {
  it('makes one document, under one key', async () => {
    const { create, server, keys, attempts, delays } = world('answer lost', 'lost', 429);
    const { id, snapshot } = await create();
    expect(server.versions(id)).toHaveLength(1);
    expect(snapshot?.version).toBe(1);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(delays).toHaveLength(3);
  });

  it('is found again by whoever asks once more after all tries', async () => {
    const { create, server } = world('answer lost', 'lost', 'lost', 'lost');
    await expect(create()).rejects.toThrow();
    const first = await create();
    expect(server.versions(first.id)).toHaveLength(1);
    const second = await create();
    expect(second.id).not.toBe(first.id);
    expect(server.versions(second.id)).toHaveLength(1);
  });

  it('is left to the device where that can keep it, under its id and key, without another try', async () => {
    const { create, keys, delays } = world('answer lost', 'lost', 'lost', 'lost', 'lost');
    const kept: Unmade[] = [];
    const made = await create(CONTENT, async (unmade) => void kept.push(unmade));
    expect(made).toEqual({ id: kept[0]?.id, kept: true, snapshot: null });
    expect(kept.map(({ key, content }) => [`"${key}"`, content])).toEqual([[keys[0], CONTENT]]);
    expect([keys.length, delays.length]).toEqual([1, 0]);
    const full = () => Promise.reject(new Error('The device is full.'));
    await expect(create(CONTENT, full)).rejects.toThrow();
    // Kept once, it is no more in doubt: another one is another document.
    expect(new Set(keys).size).toBe(2);
    await expect(create(CONTENT, full)).rejects.toThrow();
    expect(new Set(keys).size).toBe(2);
  });

  it('makes a document of its own for another text', async () => {
    const { create, server } = world('lost', 'lost', 'lost', 'lost');
    await expect(create()).rejects.toThrow();
    const { id } = await create({ title: 'Other', body: '' });
    expect(server.versions(id)[0]!.content.title).toBe('Other');
  });

  it('renames once, also where somebody saved on top of it meanwhile', async () => {
    const { rename, server, start, onNextWrite } = world('answer lost');
    start();
    onNextWrite(() => {
      const head = server.versions('d').at(-1)!;
      const guard = { ifMatch: head.etag };
      server.put({ documentId: 'd', content: { ...head.content, body: 'More.' }, guard }, 'Ana');
    });
    expect((await rename('d', 'Rome', 'Untitled')).version).toBe(2);
    expect(server.versions('d').map(({ content }) => content)).toEqual([
      CONTENT,
      { title: 'Rome', body: '' },
      { title: 'Rome', body: 'More.' },
    ]);
  });

  it('deletes', async () => {
    const { remove, server, start, keys } = world('answer lost');
    start();
    await remove('d');
    expect(server.head('d')).toMatchObject({ reason: 'deleted' });
    expect(keys[1]).toBe(keys[0]);
  });

  it('brings a deleted document back once', async () => {
    const { undelete, server, start } = world('answer lost');
    start();
    server.remove('d');
    // The stand-in shows no version of a deleted document; the product does.
    server.version = () => server.versions('d')[0]!;
    expect((await undelete('d')).version).toBe(2);
    expect(server.versions('d')).toHaveLength(2);
  });

  it('restores a version once', async () => {
    const { restore, rename, server, start } = world('answered', 'answer lost');
    start();
    await rename('d', 'Rome', 'Untitled');
    await restore('d', 1);
    expect(server.versions('d').map(({ content }) => content.title)).toEqual([
      'Untitled',
      'Rome',
      'Untitled',
    ]);
  });

  it('shows no version in place of a newer one', async () => {
    const { rename, server, start, onNextWrite, client, api } = world('answer lost');
    start();
    onNextWrite(() => {
      const head = server.versions('d').at(-1)!;
      server.put(
        { documentId: 'd', content: { title: 'New', body: '' }, guard: { ifMatch: head.etag } },
        'Ana',
      );
      client.setQueryData(documentQuery('d').queryKey, { ...server.versions('d').at(-1)! });
    });
    const options = renameDocument(client, api, async () => {});
    const snapshot = await rename('d', 'Rome', 'Untitled');
    await options.onSuccess?.(snapshot, { id: 'd', title: '', seen: '' }, undefined, {} as never);
    expect(client.getQueryData(documentQuery('d').queryKey)).toMatchObject({ version: 3 });
  });
});
