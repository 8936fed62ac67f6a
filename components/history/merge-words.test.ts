import { describe, expect, it } from 'vitest';
import type { VersionRow } from '@/lib/client/api/shapes';
import { mergeWords } from './merge-words';

const row = (version: number, extra: Partial<VersionRow> = {}): VersionRow => ({
  version,
  etag: `"${version}"`,
  title: '',
  author: { id: 'b', name: 'Ben', colour: 1 },
  savedAt: '2026-05-20T12:00:00Z',
  parent: version > 1 ? `"${version - 1}"` : null,
  mergeBase: null,
  size: 1,
  linesAdded: 0,
  linesRemoved: 0,
  ...extra,
});

const ana = { id: 'a', name: 'Ana', colour: 2 };

describe('mergeWords', () => {
  it('names both parents', () => {
    const merge = row(9, { mergeBase: '"7"' });
    expect(mergeWords(merge, [merge, row(8), row(7)], ana)).toBe("Merge of v8 and Ben's text, begun on v7");
  });

  it('calls my own text mine', () => {
    const merge = row(9, { mergeBase: '"7"' });
    expect(mergeWords(merge, [merge], { ...ana, was: ['b'] })).toBe('Merge of v8 and your text');
  });

  it('leaves out a parent that is not known here', () => {
    const merge = row(9, { mergeBase: '"2"', author: null });
    expect(mergeWords(merge, [merge, row(8)], ana)).toBe("Merge of v8 and its author's text");
  });

  it('is silent about what is no merge', () => {
    expect(mergeWords(row(9), [row(9)], ana)).toBeNull();
    expect(mergeWords(row(9, { mergeBase: '"8"' }), [row(9), row(8)], ana)).toBeNull();
  });
});
