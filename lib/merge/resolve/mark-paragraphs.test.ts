import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { versions } from '../testing/merge-notation.ts';
import { markParagraphs } from './mark-paragraphs.ts';
import { compose } from './resolution.ts';

/** The text in which both sides of every conflict are kept. */
function both(notation: string): string | null {
  const { base, mine, theirs } = versions(notation);
  const merged = markParagraphs(merge(base, mine, theirs));
  const choices = merged.regions.map(({ kind }) =>
    kind === 'conflict' ? ({ take: 'mine-theirs' } as const) : null,
  );
  return compose(merged, choices).text;
}

describe('keeping both of a conflict', () => {
  it('leaves two paragraphs two', () => {
    expect(both('Plan.\n\nWe [go/leave/stay].\n\nEnd.\n')).toBe('Plan.\n\nWe leave.\n\nWe stay.\n\nEnd.\n');
    expect(both('We [go/leave/stay].\r\n\r\nEnd.\r\n')).toBe('We leave.\r\n\r\nWe stay.\r\n\r\nEnd.\r\n');
  });

  it('does so at the end of a text without a last line end', () => {
    expect(both('Plan.\n\nWe [go/leave/stay].')).toBe('Plan.\n\nWe leave.\n\nWe stay.');
  });

  it('does so where both added a paragraph', () => {
    expect(both('Plan.\n[-/\nHere.\n/\nThere.\n]')).toBe('Plan.\n\nHere.\n\nThere.\n');
  });

  it('adds no blank line inside a paragraph or a list', () => {
    expect(both('First line\nWe [go/leave/stay]\nlast line.\n')).toBe(
      'First line\nWe leave\nWe stay\nlast line.\n',
    );
    expect(both('- [one/uno/eins]\n')).toBe('- uno\n- eins\n');
  });
});
