import { describe, expect, it } from 'vitest';
import { ChangedMeanwhileError } from './changed-meanwhile';
import { historyApi } from './history-api';
import { ProblemError } from './problem-error';

const problem = { status: 412, error: 'precondition_failed', message: 'It has a name.' };
const refused = () => new ProblemError(problem, null, null);

/** A server at which the version is called so; what it was asked. */
function server(name: string | null) {
  const asked: string[] = [];
  const request = async (path: string) => {
    asked.push('GET');
    expect(path).toBe('/api/documents/d/versions/2/name');
    return new Response(JSON.stringify({ name }), {
      headers: { ETag: '"3"', 'Content-Type': 'application/json' },
    });
  };
  const write = async (_: string, { method, headers }: { method?: string; headers?: HeadersInit }) => {
    const condition = new Headers(headers);
    const fields = [condition.get('If-Match'), condition.get('If-None-Match')].join('|');
    asked.push(`${method} ${fields}`);
    if (name !== null && fields === '|*') throw refused();
    return new Response(null, { status: 204 });
  };
  return { asked, api: historyApi({ request, write } as unknown as Parameters<typeof historyApi>[0]) };
}

const naming = { documentId: 'd', version: 2, key: 'k' };

describe('naming a version', () => {
  it('gives a first name without looking', async () => {
    const { asked, api } = server(null);
    await api.nameVersion({ ...naming, name: 'Mine', seen: null });
    expect(asked).toEqual(['PUT |*']);
  });

  it('says what it is called where somebody was faster, and is content with the same name', async () => {
    const { asked, api } = server('Theirs');
    const failed = api.nameVersion({ ...naming, name: 'Mine', seen: null });
    await expect(failed).rejects.toThrow(ChangedMeanwhileError);
    await expect(failed).rejects.toMatchObject({ now: 'Theirs' });
    expect(asked).toEqual(['PUT |*', 'GET']);
    await api.nameVersion({ ...naming, name: 'Theirs', seen: null });
  });

  it('renames and takes away only what it is called as seen', async () => {
    const { asked, api } = server('Seen');
    await api.nameVersion({ ...naming, name: 'Mine', seen: 'Seen' });
    await api.nameVersion({ ...naming, name: null, seen: 'Seen' });
    expect(asked).toEqual(['GET', 'PUT "3"|', 'GET', 'DELETE "3"|']);
    await expect(api.nameVersion({ ...naming, name: null, seen: 'Other' })).rejects.toThrow(
      ChangedMeanwhileError,
    );
  });
});
