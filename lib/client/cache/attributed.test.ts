import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { DocumentsApi } from '@/lib/client/api/documents-api';
import type { VersionRow } from '@/lib/client/api/shapes';
import type { Snapshot } from '@/lib/client/document/content';
import { attributed } from './queries';

const ANA = { id: 'a', name: 'Ana', colour: 0 };

/** A history of texts, the oldest first: the same letter is the same text. */
function historyOf(texts: string): DocumentsApi {
  const rows = [...texts].map((text, index): VersionRow => {
    const version = index + 1;
    return {
      ...{ version, author: ANA, parent: null, mergeBase: null, title: '', savedAt: `at ${version}` },
      ...{ etag: `"${version}-${text}"`, size: 0, linesAdded: 0, linesRemoved: 0 },
    };
  });
  const api = { me: async () => ANA, versions: async () => ({ rows: rows.toReversed(), next: null }) };
  return api as unknown as DocumentsApi;
}

const version = (number: number, text: string): Snapshot => ({
  content: { title: '', body: text },
  etag: `"${number}-${text}"`,
  version: number,
  author: null,
  savedAt: null,
});

describe('a version that is attributed', () => {
  it('says who saved it, whatever was known before', async () => {
    const known = await attributed(new QueryClient(), 'doc', version(2, 'b'), historyOf('ab'));
    expect(known).toEqual({
      ...version(2, 'b'),
      author: { name: 'Ana', you: true },
      savedAt: 'at 2',
    });
  });

  it('says which version it restored, and calls none of what only stayed as it was a restore', async () => {
    const restored = (texts: string) => {
      const last = texts.length;
      return attributed(new QueryClient(), 'doc', version(last, texts.at(-1)!), historyOf(texts));
    };
    expect((await restored('abcdeb')).restores).toBe(2);
    expect((await restored('abcbeb')).restores).toBe(4);
    expect(await restored('abcdef')).not.toHaveProperty('restores');
    expect(await restored('abb')).not.toHaveProperty('restores');
  });

  it('stays as it is where the history does not answer', async () => {
    const silent = { ...historyOf('ab'), versions: () => Promise.reject(new Error('None.')) };
    expect(await attributed(new QueryClient(), 'doc', version(2, 'b'), silent)).toEqual(version(2, 'b'));
  });
});
