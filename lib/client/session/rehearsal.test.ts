import { describe, expect, it } from 'vitest';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { automaticMerges, conflictsOf } from './collision';
import { rehearsal } from './rehearsal';

const lines = Array.from({ length: 20 }, (_, at) => `Line ${at} of a text.`);

describe('a rehearsed collision', () => {
  it('starts from the text itself, and has conflicts and changes of each side alone', () => {
    const text = { title: 'Walks', body: lines.join('\n\n') };
    const { base, mine, theirs } = rehearsal(text);
    expect(base).toEqual(text);
    const merge = mergeContent(base, mine, theirs);
    expect(conflictsOf(merge)).toHaveLength(2);
    const kinds = automaticMerges(merge).map(({ region }) => merge.body.regions[region]?.kind);
    expect(kinds).toEqual(['mine', 'theirs', 'mine', 'theirs']);
  });

  it('takes of a long text no more than it needs', () => {
    const { base, mine } = rehearsal({ title: '', body: 'long line\n'.repeat(100_000) });
    expect(base.body).toHaveLength(100_000);
    expect(mine.body.length).toBeLessThan(120_000);
  });

  it('is none where there are no words', () => {
    const { base, mine, theirs } = rehearsal({ title: '', body: '---\n\n***\n' });
    expect(mine).toEqual(base);
    expect(theirs).toEqual(base);
  });
});
