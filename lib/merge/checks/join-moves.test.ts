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

describe('text that one side moved and the other deleted', () => {
  const P = 'Pencils lie on the desk.';
  const Q = 'Lamps hang over it.';
  const doc = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
  const open = (base: string, mine: string, theirs: string) =>
    [merge(base, mine, theirs), merge(base, theirs, mine)].map(({ regions }) =>
      regions.some(({ kind }) => kind === 'conflict'),
    );

  it.each(['stone', '## stone', '42', '石', '- stone', '[stone]', '**stone**', '`stone`'])(
    'is left to a person where it is no more than %s',
    (short) => {
      expect(open(doc(short, P, Q), doc(P, short, Q), doc(P, Q))).toEqual([true, true]);
      expect(open(doc(P, short), doc(short, P), doc('Pens lie on the desk.'))).toEqual([true, true]);
      expect(open(doc(short, P, Q), doc(P, Q, short), doc(P, Q))).toEqual([true, true]);
    },
  );

  it.each([
    ['stone', 'stone wall'],
    ['## stone', '## stone 🙂'],
    ['## stone', '**stone**'],
    ['stone wall', 'stone wall new'],
    ['stone wall', 'old stone wall'],
    ['Thunder rolls over the far hills.', '**Thunder** rolls over the hills.'],
    ['春夏秋冬。山川。', '山川。 春夏秋冬。'],
    ['- stone wall', '- stone wall, new'],
    ['stone wall', 'stone gate'],
  ])('is left to a person where %s became %s', (before, after) => {
    expect(open(doc(before, P, Q), doc(P, after, Q), doc(P, Q))).toEqual([true, true]);
    expect(open(doc(before, P, Q), doc(P, Q, after), doc(P, Q))).toEqual([true, true]);
    expect(open(doc(before, P, Q), doc(P.replace('desk', 'shelf'), Q, after), doc(P, Q))).toEqual([
      true,
      true,
    ]);
  });

  it('is left to a person where the rest of the passage went as well', () => {
    expect(open(doc('## candle', P), doc('new ## candle'), doc(P))).toEqual([true, true]);
    expect(open(doc('## candle', P, Q), doc('## candle 🙂'), doc(P, Q))).toEqual([true, true]);
  });

  it('stays gone where both deleted it and a line says the same word by chance', () => {
    const { regions } = merge(doc('The stone fell.', P, Q), doc(P, Q), doc(P, `${Q} No stone hangs there.`));
    expect(regions.map(({ text }) => text).join('')).toBe(doc(P, `${Q} No stone hangs there.`));
  });

  it('is nothing to decide on where a version says it again', () => {
    const base = doc('stone', P, 'stone', Q);
    const { regions } = merge(base, base.replace('desk', 'shelf'), doc('stone', P, Q, 'stone'));
    expect(regions.every(({ kind }) => kind !== 'conflict')).toBe(true);
  });
});

describe('a text moved a long way that the other side reworded', () => {
  const far = Array.from(
    { length: 60 },
    (_, i) => `Paragraph number ${i} stands here and says what ${i} says.`,
  );
  const moved = 'Apples grow on trees near the wall of the old garden.';
  const text = (...of: readonly string[]) => `${of.join('\n\n')}\n`;

  it('is a place to decide on where it left and where it came to, so that none stores it twice unseen', () => {
    const added = `${moved} They are red.`;
    const [base, mine] = [text(moved, ...far), text(...far, moved)];
    const { regions } = merge(base, mine, text(added, ...far));
    expect(regions.filter(({ kind }) => kind === 'conflict')).toHaveLength(2);
    expect(regions.every(({ text }) => !text?.includes(moved))).toBe(true);
  });
});
