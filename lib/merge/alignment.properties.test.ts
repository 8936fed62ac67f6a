import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import type { Texts } from './regions/plain-region.ts';
import { type Choice, compose } from './resolve/resolution.ts';

/** An item of a text: a name that no other has, and words that many have. */
interface Item {
  readonly name: string;
  readonly words: readonly string[];
}

const WORDS = ['open', 'the', 'port', 'in', 'our', 'firewall', 'for', 'users', 'again'];

/** How texts are made of items; each item can be read from a text by what ends it. */
const FORMS: readonly { readonly write: (items: readonly string[]) => string; readonly end: RegExp }[] = [
  { write: (items) => items.map((item, i) => `${i + 1}. ${item}.\n`).join(''), end: /\n/ },
  {
    write: (items) => items.map((item, i) => `   ${String.fromCharCode(97 + i)}) ${item}.\n`).join(''),
    end: /\n/,
  },
  { write: (items) => items.map((item, i) => `Step ${i + 1}: ${item}.\n`).join(''), end: /\n/ },
  { write: (items) => items.map((item, i) => `## ${i + 1}. ${item}\n\n`).join(''), end: /\n/ },
  { write: (items) => items.map((item) => `- [ ] ${item}\n`).join(''), end: /\n/ },
  { write: (items) => items.map((item, i) => `| ${i + 1} | ${item} |\n`).join(''), end: /\n/ },
  { write: (items) => items.map((item) => `${item}.\n\n`).join(''), end: /\n/ },
  { write: (items) => items.map((item) => `${item}.\n`).join(''), end: /\n/ },
  {
    write: (items) => `${items.map((item) => `${item[0]!.toUpperCase()}${item.slice(1)}.`).join(' ')}\n`,
    end: /\.\s/,
  },
];

type Deed = readonly [deed: number, at: number, to: number, word: number];

const MINE = 'altered';
const THEIRS = 'revised';

/** A new item that says something of its own, in words of which some are those of another. */
const fresh = (count: number, { words }: Item): Item => ({
  name: `fresh${count}`,
  words: [`fresh${count}a`, ...words.slice(2), `fresh${count}b`],
});

/** The items after some deeds; a word that is put in place of another says whose it is, and of which item. */
function edited(items: readonly Item[], deeds: readonly Deed[]): Item[] {
  const result = [...items];
  for (const [count, [deed, at, to, word]] of deeds.entries()) {
    const index = at % Math.max(1, result.length);
    const item = result[index];
    if (deed % 5 === 0 || !item) result.splice(index, 0, fresh(count, items[at % items.length]!));
    else if (deed % 5 === 1) result.splice(index, 1);
    else if (deed % 5 === 2) result.splice(to % result.length, 0, ...result.splice(index, 1));
    else result[index] = { ...item, words: item.words.with(word % item.words.length, `${MINE}${item.name}`) };
  }
  return result;
}

const cases = fc
  .record({
    form: fc.nat(FORMS.length - 1),
    items: fc.array(fc.array(fc.nat(99), { minLength: 3, maxLength: 7 }), { minLength: 2, maxLength: 7 }),
    deeds: fc.array(fc.tuple(fc.nat(4), fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 3 }),
    at: fc.nat(9),
    word: fc.nat(9),
    nameAt: fc.nat(9),
    swap: fc.boolean(),
  })
  .map(({ form, items, deeds, at, word, nameAt, swap }) => {
    const { write, end } = FORMS[form]!;
    const say = ({ name, words }: Item): string => words.toSpliced(nameAt % words.length, 0, name).join(' ');
    const base = items.map((words, i) => ({
      name: `item${i}`,
      words: words.map((each) => WORDS[each % WORDS.length]!),
    }));
    const mine = edited(base, deeds);
    const target = base[at % base.length]!;
    const reworded = {
      ...target,
      words: target.words.with(word % target.words.length, `${THEIRS}${target.name}`),
    };
    const theirs = base.map((item) => (item === target ? reworded : item));
    const [o, a, b] = [base, mine, theirs].map((of) => write(of.map(say)));
    const texts: Texts = swap ? { base: o!, mine: b!, theirs: a! } : { base: o!, mine: a!, theirs: b! };
    return {
      ...texts,
      end,
      deleted: !mine.some(({ name }) => name === target.name),
      target: target.name,
      gone: base.filter(({ name }) => !mine.some((each) => each.name === name)).map(({ name }) => name),
    };
  });

/** What is wrong with a text: an item with another's words, or one that is there twice. */
function faults(text: string, end: RegExp): readonly string[] {
  const items = text.split(end).filter((item) => /\S/.test(item));
  const names = items.flatMap((item) => item.toLowerCase().match(/\b(?:item|fresh)\d+\b/g) ?? []);
  const strange = items.filter((item) => {
    const own = item.toLowerCase().match(/(?:item|fresh)\d+/g) ?? [];
    return new Set(own).size !== 1;
  });
  return [...strange, ...(new Set(names).size < names.length ? [`twice: ${names.join(' ')}`] : [])];
}

describe('a merge of a text of many like items', () => {
  it('leaves every edit with the item it was made in, or to a person', () => {
    fc.assert(
      fc.property(cases, ({ base, mine, theirs, end, deleted, target, gone }) => {
        // An item taken out and another put in its place are no other than one reworded.
        fc.pre(!deleted || !/fresh/.test(mine + theirs));
        const result = merge(base, mine, theirs);
        const clean = result.regions.every(({ kind }) => kind !== 'conflict');
        for (const take of ['mine', 'theirs', 'suggestion'] as const) {
          const offered = result.regions.every(
            ({ kind, suggestion }) => kind !== 'conflict' || suggestion !== undefined,
          );
          if (take === 'suggestion' && !offered) continue;
          const choices = result.regions.map(({ kind }): Choice | null =>
            kind === 'conflict' ? { take } : null,
          );
          const { text } = compose(result, choices);
          expect(faults(text!, end), take).toEqual([]);
          if (!clean && take !== 'suggestion') continue;
          expect(deleted, 'a deletion of what was reworded').toBe(false);
          expect(text!.toLowerCase()).toContain(`${THEIRS}${target}`);
          for (const name of gone) expect(text!.toLowerCase()).not.toMatch(new RegExp(`\\b${name}\\b`));
          for (const [mark] of `${mine}${theirs}`.matchAll(/\b(?:altered\w+|fresh\d+)\b/g))
            expect(text!).toContain(mark);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
