import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { ChangedMeanwhileError } from '@/lib/client/api/changed-meanwhile';
import { type DocumentsApi, documentsApi } from '@/lib/client/api/documents-api';
import { ProblemError, problemError } from '@/lib/client/api/problem-error';
import type { Content } from '@/lib/client/document/content';
import { renameDocument } from './mutations';

const ME = { id: 'me', name: 'Ben', colour: 3 };

/** One document, on which others save something before each of the first PUTs. */
function server(start: Content, others: readonly Content[]) {
  let content = start;
  let version = 1;
  const before = [...others];
  const headers = () => ({ ETag: `"${version}-a"`, 'Document-Version': String(version) });
  const api: DocumentsApi = documentsApi(async (path, { method = 'GET', headers: sent, body } = {}) => {
    if (path === '/api/me') return Response.json(ME);
    if (method === 'GET') return Response.json(content, { headers: headers() });
    const other = before.shift();
    if (other) {
      content = other;
      version++;
    }
    if (sent?.['If-Match'] !== `"${version}-a"`) {
      const current = { content, version, etag: `"${version}-a"` };
      const problem = { status: 412, error: 'precondition_failed', message: 'No.', current };
      throw await problemError(Response.json(problem, { status: 412, headers: headers() }), 0);
    }
    content = JSON.parse(body!);
    version++;
    return Response.json(content, { headers: headers() });
  });
  const rename = (title: string, seen: string) => {
    const client = new QueryClient();
    const { mutationFn } = renameDocument(client, api);
    return mutationFn!({ id: 'd', title, seen }, { client, meta: undefined });
  };
  return { rename, stored: () => content };
}

it('renames on top of what others save meanwhile, and keeps their text', async () => {
  const { rename, stored } = server({ title: 'Trip', body: '1' }, [
    { title: 'Trip', body: '2' },
    { title: 'Trip', body: '3' },
  ]);
  expect((await rename('Rome', 'Trip')).version).toBe(4);
  expect(stored()).toEqual({ title: 'Rome', body: '3' });
});

it('replaces no title that the person has not seen', async () => {
  const { rename, stored } = server({ title: 'Trip', body: '1' }, [{ title: 'Paris', body: '1' }]);
  const refused = await rename('Rome', 'Trip').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ChangedMeanwhileError);
  expect((refused as ChangedMeanwhileError).now).toBe('Paris');
  expect(stored().title).toBe('Paris');
  await rename('Rome', 'Paris');
  expect(stored().title).toBe('Rome');
});

it('is content with a title that somebody else gave it already', async () => {
  const { rename, stored } = server({ title: 'Rome', body: '1' }, []);
  await rename('Rome', 'Trip');
  expect(stored().title).toBe('Rome');
});

it('gives up when others come first each time', async () => {
  const busy = Array.from({ length: 20 }, (_, at) => ({ title: 'Trip', body: String(at) }));
  const { rename, stored } = server({ title: 'Trip', body: '' }, busy);
  await expect(rename('Rome', 'Trip')).rejects.toThrow(ProblemError);
  expect(stored().title).toBe('Trip');
});
