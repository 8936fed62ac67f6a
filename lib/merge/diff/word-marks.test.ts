import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effortOf } from './effort.ts';
import { wordMarks } from './word-marks.ts';

/** Deleted in brackets with a minus, inserted with a plus. */
const draw = (from: string, to: string): string =>
  wordMarks(from, to)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('word marks', () => {
  it.each([
    ['nothing changed', 'a b', 'a b', 'a b'],
    ['all new', '', 'a b', '[+a b]'],
    ['all gone', 'a b', '', '[-a b]'],
    ['a word replaced', 'The quick fox', 'The slow fox', 'The [-quick][+slow] fox'],
    ['a word inserted', 'The fox', 'The quick fox', 'The[+ quick] fox'],
    ['a mark inserted', 'However some forks', 'However, some forks', 'However[+,] some forks'],
    [
      'a URL as a whole',
      'at https://a.b/c?d=1 now',
      'at https://a.b/c?d=2 now',
      'at [-https://a.b/c?d=1][+https://a.b/c?d=2] now',
    ],
    ['Chinese words', '我们今天学习', '我们昨天学习', '我们[-今天][+昨天]学习'],
    ['white space', 'a b', 'a\nb', 'a[- ][+\n]b'],
    ['a line put between blank lines', 'a\n\nb', 'a\n\n```\nb', 'a\n\n[+```\n]b'],
  ])('%s', (_, from, to, drawn) => {
    expect(draw(from, to)).toBe(drawn);
  });

  it('show a rewording as one change, whatever small words both happen to have', () => {
    expect(draw('We like cats and dogs very much', 'They hate birds and fish quite often')).toBe(
      '[-We like cats and dogs very much][+They hate birds and fish quite often]',
    );
  });

  it('keep what is long enough between two changes', () => {
    expect(draw('one the middle stays as it is two', 'eins the middle stays as it is zwei')).toBe(
      '[-one][+eins] the middle stays as it is [-two][+zwei]',
    );
  });

  it('past their budget are one replacement between what both begin and end with', () => {
    const effort = effortOf(100);
    const marks = wordMarks(
      'One long text, and then some words.',
      'One long test, or then many words.',
      effort,
    );
    expect(effort.exhausted).toBe(true);
    expect(marks).toEqual([
      { kind: 'same', text: 'One long ' },
      { kind: 'deleted', text: 'text, and then some' },
      { kind: 'inserted', text: 'test, or then many' },
      { kind: 'same', text: ' words.' },
    ]);
  });

  it('give both texts back, with any budget', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '文字', '🙂', '🙃', '\r\n', 'x'.repeat(80)), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(200), (from, to, steps) => {
        const marks = wordMarks(from, to, effortOf(steps));
        const join = (without: string) =>
          marks.flatMap((mark) => (mark.kind === without ? [] : [mark.text])).join('');
        expect(join('inserted')).toBe(from);
        expect(join('deleted')).toBe(to);
        for (const { text: each } of marks) expect(each).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      }),
    );
  });

  it('give both texts back', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'the', ' ', ' ', '\n', ',', '.', '文字', '`x y`', '🙂', '\r\n'), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const marks = wordMarks(from, to);
        const join = (without: string) =>
          marks
            .filter((mark) => mark.kind !== without)
            .map((mark) => mark.text)
            .join('');
        expect(join('inserted')).toBe(from);
        expect(join('deleted')).toBe(to);
        for (const mark of marks) expect(mark.text).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
