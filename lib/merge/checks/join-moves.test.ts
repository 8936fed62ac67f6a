import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import type { Region } from '../regions/region.ts';
import { type Choice, compose } from '../resolve/resolution.ts';

const ITEMS = [
  'Apples grow on trees near the wall.',
  'Boats lie in the harbour at night.',
  'Cats sleep under the old stairs.',
  'Dogs run along the river bank.',
  'Eagles circle over the far hills.',
];

/** How a text may be made of pieces that change places. */
const TEXTS: [string, (items: readonly string[]) => string][] = [
  ['paragraphs', (items) => `${items.join('\n\n')}\n`],
  ['paragraphs with CRLF', (items) => `${items.join('\r\n\r\n')}\r\n`],
  ['lines', (items) => `${items.join('\n')}\n`],
  ['items of a list', (items) => items.map((item) => `- ${item}\n`).join('')],
  ['numbered items', (items) => items.map((item, i) => `${i + 1}. ${item}\n`).join('')],
  ['sentences of a line', (items) => `${items.join(' ')}\n`],
  ['a text without an end of line', (items) => items.join('\n\n')],
];

const [a, b, c, d, e] = ITEMS as [string, string, string, string, string];
const REWORDED = 'Apples grow on old trees near the wall.';
const rotated = [b, c, d, a, e];

const kinds = (regions: readonly Region[]) => regions.flatMap(({ conflict }) => conflict ?? []);

describe.each(TEXTS)('%s that one side moved', (_, text) => {
  const merged = (mine: readonly string[], theirs: readonly string[]) => {
    const result = merge(text(ITEMS), text(mine), text(theirs));
    const take = (how: 'mine' | 'theirs' | 'suggestion'): string | null =>
      compose(
        result,
        result.regions.map(({ kind }): Choice | null => (kind === 'conflict' ? { take: how } : null)),
      ).text;
    return { kinds: kinds(result.regions), take };
  };

  it('and the other reworded are one place, where both are offered', () => {
    for (const [mine, theirs] of [
      [rotated, ITEMS.with(0, REWORDED)],
      [ITEMS.with(0, REWORDED), rotated],
    ] as const) {
      const { kinds, take } = merged(mine, theirs);
      expect(kinds).toEqual(['moved']);
      expect(take('suggestion')).toBe(text(rotated.with(3, REWORDED)));
      expect(take('mine')).toBe(text(mine));
      expect(take('theirs')).toBe(text(theirs));
    }
  });

  it('and the other deleted are one place', () => {
    const { kinds, take } = merged([b, c, d, e], rotated);
    expect(kinds).toEqual(['moved']);
    expect(take('mine')).toBe(text([b, c, d, e]));
    expect(take('theirs')).toBe(text(rotated));
    expect(merged(rotated, [b, c, d, e]).kinds).toEqual(['moved']);
  });

  it('and the other moved elsewhere are one place, so that neither is stored twice', () => {
    const [mine, theirs] = [
      [b, a, c, d, e],
      [b, c, d, e, a],
    ];
    const { kinds, take } = merged(mine, theirs);
    expect(kinds).toHaveLength(1);
    expect(take('mine')).toBe(text(mine));
    expect(take('theirs')).toBe(text(theirs));
  });

  it('and the other left alone are no place', () => {
    const { kinds } = merged([b, a, c, d, e], ITEMS.with(4, 'Eagles circle over the near hills.'));
    expect(kinds).toEqual([]);
  });
});

describe('text that was moved a long way', () => {
  const long = Array.from(
    { length: 60 },
    (_, i) => `Paragraph number ${i} stands here and says what ${i} says.`,
  );
  const text = (of: readonly string[]) => `${of.join('\n\n')}\n`;
  const paragraphs = [a, ...long, b, c];

  it.each([
    ['deleted', [...long, b, c]],
    ['moved elsewhere', [...long, b, c, a]],
  ])('and that the other side %s is left to a person where it came to', (_, theirs) => {
    const { regions } = merge(text(paragraphs), text([...long, b, a, c]), text(theirs));
    const open = regions.filter(({ kind }) => kind === 'conflict');
    expect(open.some(({ mine }) => mine.includes(a))).toBe(true);
    for (const { text: merged } of regions) expect(merged ?? '').not.toContain(a);
  });
});
