import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeContent } from '@/lib/client/merging/merge-content';
import type { Region } from '@/lib/merge/regions/region';
import { type PieceTake, piecesOf } from '@/lib/merge/resolve/pieces';
import type { Choice } from '@/lib/merge/resolve/resolution';
import { FIELDS } from '../document/content';
import {
  type Collision,
  choose,
  chooseRest,
  openCollision,
  openConflicts,
  redoChoice,
  resultOf,
  samePlace,
  undoChoice,
} from './collision';

type Act =
  | { readonly act: 'choose'; readonly place: number; readonly take: number; readonly detail: number }
  | { readonly act: 'rest'; readonly take: 'mine' | 'theirs' }
  | { readonly act: 'undo' }
  | { readonly act: 'redo' };

const number = fc.noBias(fc.nat(839));
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('choose' as const),
      place: number,
      take: number,
      detail: number,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('rest' as const), take: fc.constantFrom('mine', 'theirs') }),
  },
  { weight: 5, arbitrary: fc.constantFrom<Act[]>({ act: 'undo' }, { act: 'redo' }) },
);

/** What each side does to a paragraph of three sentences: some of it clashes, some does not. */
const WORDINGS = [
  (text: string) => text,
  (text: string, who: string) => text.replace('First', `First for ${who}`),
  (text: string, who: string) => text.replace('ends', `ends by ${who}`),
  (text: string, who: string) => text.replace('First', who).replace('ends', `is of ${who}`),
  () => '',
  (text: string, who: string) => `${text}Added by ${who}.\n\n`,
  (text: string) => text.replace('stays', 'is changed'),
] as const;

const paragraphs = fc.array(
  fc.record({ mine: fc.nat(WORDINGS.length - 1), theirs: fc.nat(WORDINGS.length - 1), crlf: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

function collisionOf(of: readonly { mine: number; theirs: number; crlf: boolean }[]): Collision {
  const written = (who: 'base' | 'mine' | 'theirs') => ({
    title: `A plan${who === 'base' ? '' : ` of ${who}`}`,
    body: of
      .map((each, at) => {
        const text = `First ${at} is here. It stays ${at}. It ends ${at}.\n\n`;
        const worded = who === 'base' ? text : WORDINGS[each[who]]!(text, who);
        return each.crlf ? worded.replaceAll('\n', '\r\n') : worded;
      })
      .join(''),
  });
  const snapshot = (version: number, who: 'base' | 'theirs') => ({
    content: written(who),
    etag: `"${version}"`,
    version,
    author: null,
    savedAt: null,
  });
  const merge = mergeContent(written('base'), written('mine'), written('theirs'));
  const sides = { base: snapshot(1, 'base'), mine: written('mine'), theirs: snapshot(2, 'theirs') };
  return openCollision({ ...sides, merge });
}

const PIECE_TAKES: readonly (PieceTake | null)[] = ['mine', 'theirs', 'original', 'both', null];
const SIDES = ['mine', 'theirs', 'original', 'mine-theirs', 'theirs-mine', 'suggestion'] as const;

/** One of the choices that the dialog offers at a place. */
function choiceOf(region: Region, take: number, detail: number): Choice | null {
  const which = take % 10;
  if (which < SIDES.length && region.kind !== 'unchanged') return { take: SIDES[which]! };
  if (which === 6) return null;
  if (which === 7) {
    const takes = piecesOf(region).map((_, at) => PIECE_TAKES[(detail + at * 7) % PIECE_TAKES.length]!);
    if (takes.length > 0) return { take: 'pieces', takes };
  }
  if (which === 8) return { take: 'edited', text: region.mine, unconfirmed: true };
  return { take: 'edited', text: `typed ${detail}${detail % 2 ? '\n\n' : ''}` };
}

/** The text that a card shows for its place, by its own account of the choice; `null` while it asks for one. */
function shown(region: Region, choice: Choice | null): string | null {
  const both = (first: string, second: string, text: string | null): string | null => {
    expect(text?.startsWith(first) && text.endsWith(second)).toBe(true);
    expect(text?.slice(first.length, text.length - second.length).trim()).toBe('');
    return text;
  };
  const undivided = (now: Choice) => resultOfRegion(region, now);
  switch (choice?.take) {
    case undefined:
      return region.text;
    case 'mine':
    case 'theirs':
      return region[choice.take];
    case 'original':
      return region.base;
    case 'mine-theirs':
      return both(region.mine, region.theirs, undivided(choice));
    case 'theirs-mine':
      return both(region.theirs, region.mine, undivided(choice));
    case 'suggestion':
      return region.suggestion ?? region.text;
    case 'edited':
      return choice.unconfirmed ? region.text : choice.text;
    case 'pieces': {
      const texts = piecesOf(region).map((piece, at) => {
        const take = choice.takes[at] ?? null;
        if (take === 'both') return resultOfRegion(piece, { take: 'mine-theirs' });
        return take === null ? piece.text : take === 'original' ? piece.base : piece[take];
      });
      return texts.includes(null) ? region.text : texts.join('');
    }
  }
}

/** What a document of this place alone would be. */
function resultOfRegion(region: Region, choice: Choice): string | null {
  const empty = { regions: [], coarse: false };
  const { paragraph: _, ...alone } = region;
  const merge = {
    title: empty,
    body: { regions: [choice.take === 'pieces' ? alone : region], coarse: false },
  };
  const blank = { content: { title: '', body: '' }, etag: '', version: 1, author: null, savedAt: null };
  const one = openCollision({ base: blank, mine: blank.content, theirs: blank, merge });
  return resultOf({ ...one, choices: { title: [], body: [choice] } })?.body ?? null;
}

describe('deciding in any order', () => {
  it('is undone and redone byte for byte, and makes of the document what the cards show', () => {
    fc.assert(
      fc.property(paragraphs, fc.array(act, { maxLength: 40 }), (of, acts) => {
        let now = collisionOf(of);
        const places = FIELDS.flatMap((field) =>
          now.merge[field].regions.map((_, region) => ({ field, region })),
        );
        /** What was decided after each step, and the place that was typed in last, if that is what it was. */
        const past: { readonly kept: string; typedIn: { field: string; region: number } | null }[] = [
          { kept: JSON.stringify(now.choices), typedIn: null },
        ];
        let at = 0;
        for (const each of acts) {
          if (each.act === 'undo' || each.act === 'redo') {
            at = Math.min(past.length - 1, Math.max(0, at + (each.act === 'undo' ? -1 : 1)));
            now = each.act === 'undo' ? undoChoice(now) : redoChoice(now);
          } else {
            const before = now;
            let typedIn: (typeof past)[number]['typedIn'] = null;
            if (each.act === 'rest') now = chooseRest(now, each.take);
            else {
              const place = places[each.place % places.length]!;
              const region = now.merge[place.field].regions[place.region]!;
              const choice = choiceOf(region, each.take, each.detail);
              if (choice?.take === 'edited') typedIn = place;
              now = choose(now, place, choice);
            }
            if (now === before) continue;
            const last = past[at]!.typedIn;
            const goesOn =
              last !== null &&
              typedIn !== null &&
              last.field === typedIn.field &&
              last.region === typedIn.region;
            if (!goesOn) at++;
            past.splice(at, past.length, { kept: JSON.stringify(now.choices), typedIn });
          }
          expect(JSON.stringify(now.choices)).toBe(past[at]!.kept);
          const texts = (field: 'title' | 'body') =>
            now.merge[field].regions.map((region, index) => shown(region, now.choices[field][index] ?? null));
          const open = FIELDS.flatMap((field) =>
            texts(field).flatMap((text, region) => (text === null ? [{ field, region }] : [])),
          );
          expect(openConflicts(now)).toEqual(open);
          expect(resultOf(now)).toEqual(
            open.length > 0 ? null : { title: texts('title').join(''), body: texts('body').join('') },
          );
          expect(now.cursor === null || places.some((place) => samePlace(place, now.cursor))).toBe(true);
        }
        while (at > 0) {
          now = undoChoice(now);
          expect(JSON.stringify(now.choices)).toBe(past[--at]!.kept);
        }
        expect(undoChoice(now)).toBe(now);
      }),
      { numRuns: 1000 },
    );
  });
});
