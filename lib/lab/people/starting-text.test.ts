import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { mergedByItself } from '@/lib/client/session/collision';
import { clientName } from './names';
import { addWord, PLACES, STARTING_BODY, wordFor } from './starting-text';

const ODD_NAMES = [
  'Mira',
  'Mira 2',
  'Mia',
  'Max-Otto',
  'Zoë Ångström',
  'Мария',
  'محمد',
  'দীপা',
  '李小龍',
  'さくら',
  'สมชาย',
  'Ngọc Ánh',
  'O’Neil',
  'ana',
  '17',
  '3:',
  '👩‍🚀',
  'a*b_c',
  '# one',
  '<b>',
];

const merged = (base: string, mine: string, theirs: string): string | null => {
  const content = (body: string) => ({ title: 'Picnic', body });
  return mergedByItself(mergeContent(content(base), content(mine), content(theirs)))?.body ?? null;
};

const has = (text: string, word: string) => text.split(/[\s,]+/).includes(word);

/** Between 2 and 40 people at places of their own, some of whom gave their own names. */
const people = fc
  .tuple(
    fc.integer({ min: 2, max: 40 }),
    fc.shuffledSubarray(ODD_NAMES),
    fc.shuffledSubarray([...Array(PLACES).keys()]),
  )
  .map(([count, names, places]) =>
    Array.from({ length: count }, (_, index) => places[index])
      .filter((place) => place !== undefined)
      .map((place, index) => ({
        place,
        name: index % 2 === 0 ? (names[index / 2] ?? clientName(place)) : clientName(place),
      })),
  );

describe('the words that people add to the starting text', () => {
  it('all fit together, whoever saves in whatever order, and however many they add', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (everybody, numbers) => {
        let current = STARTING_BODY;
        const writers = everybody.map((person) => ({ ...person, base: current, mine: current, added: 0 }));
        // In each round everybody adds up to three words to what they have, and then saves in some order.
        for (const _ of [1, 2]) {
          for (const writer of writers)
            for (let words = numbers.next().value! % 4; words > 0; words -= 1) {
              writer.mine = addWord(
                writer.mine,
                writer.name,
                wordFor(writer.name, writer.added),
                writer.place,
              );
              writer.added += 1;
            }
          const left = [...writers];
          while (left.length > 0) {
            const [writer] = left.splice(numbers.next().value! % left.length, 1);
            const together = merged(writer!.base, writer!.mine, current);
            expect(together, `${writer!.name} at ${writer!.place}`).not.toBeNull();
            current = together!;
            Object.assign(writer!, { base: current, mine: current });
          }
        }
        for (const { name, added } of writers)
          for (let index = 0; index < added; index += 1)
            expect(has(current, wordFor(name, index)), `${wordFor(name, index)} in ${current}`).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('all fit together for as many as there are places', () => {
    const everybody = Array.from({ length: PLACES }, (_, place) => ({ place, name: clientName(place) }));
    const texts = everybody.map(({ name, place }) => addWord(STARTING_BODY, name, wordFor(name, 0), place));
    const together = texts.reduce(
      (current, mine) => merged(STARTING_BODY, mine, current) ?? '',
      STARTING_BODY,
    );
    for (const { name } of everybody) expect(has(together, wordFor(name, 0)), name).toBe(true);
  });

  it('go to the paragraph of whoever has one, and else to the place that joining gave', () => {
    expect(addWord(STARTING_BODY, 'Ana', 'cheese', 0)).toContain('Ana brings: bread, cheese\n');
    const once = addWord(STARTING_BODY, 'Mira 2', 'mira_2', 16);
    expect(once).toContain(' 16: 17: mira_2 18: ');
    expect(addWord(once, 'Mira 2', 'mira_2-2', 16)).toContain(' 17: mira_2, mira_2-2 18: ');
    expect(addWord(STARTING_BODY, 'Zoë', 'zoë', 11)).toContain(' 12: zoë\n13: ');
  });

  it('make a paragraph where there is no place, also in an empty text', () => {
    expect(addWord('', 'Mira', 'mira', 5)).toBe('Mira brings: mira\n');
    expect(addWord('Gone.', 'Mira', 'mira', 5)).toBe('Gone.\n\nMira brings: mira\n');
    expect(addWord('Guests bring:\n1: 7:', 'Mira', 'mira', 5)).toBe(
      'Guests bring:\n1: 7:\n\nMira brings: mira\n',
    );
  });

  it('are other ones for each person and each time', () => {
    const names = [
      ...Array.from({ length: 100 }, (_, index) => clientName(index)),
      'Mira',
      'Mira 2',
      'Mira 3',
    ];
    const words = names.flatMap((name) => [0, 1, 2, 3, 4].map((index) => wordFor(name, index)));
    expect(new Set(words).size).toBe(words.length);
  });

  it('are one word each, whatever a name is made of', () => {
    for (const name of ODD_NAMES) expect(wordFor(name, 1)).toMatch(/^[\p{L}\p{M}\p{N}_]+-2$/u);
  });
});
