import { findWord } from './find-word';
import { ACCEPTED, graphsOf, type PatternGraph, type Step } from './pattern-graph';

/** A kind of text on which a pattern takes more steps than in proportion to its length. */
export interface SlowText {
  readonly growth: 'exponential' | 'polynomial';
  readonly before: string;
  /** What has to be repeated. */
  readonly often: string;
  readonly after: string;
}

/** How many sets of places are looked at before a pattern counts as one that finds something in any text. */
const MOST_SETS = 2_000;

/**
 * A kind of text that a pattern takes too many steps on, or `null` if it takes steps in proportion to the length of any
 * text. It is found by looking at the pattern; nothing is run. A text is slow if there are two ways to read the same part
 * of it again and again, one of which leads to the other (polynomial) or both back to where they began (exponential), and
 * if nothing is found behind it, so that all ways are tried. Beginning anew at each place, as a search does, is such a way
 * too.
 *
 * Not seen: repetitions with an end (`x{0,300}`) count as a few, and what looks further around than one character is
 * taken for something that may hold or not.
 */
export function slowText(pattern: Pick<RegExp, 'source' | 'flags'>): SlowText | null {
  const found = graphsOf(pattern).flatMap((graph) => slowIn(graph) ?? []);
  return found.find(({ growth }) => growth === 'exponential') ?? found[0] ?? null;
}

function slowIn(graph: PatternGraph): SlowText | null {
  const machine = machineOf(graph);
  for (const growth of ['exponential', 'polynomial'] as const) {
    for (const pump of growth === 'exponential' ? machine.rounds() : machine.pairs()) {
      const often = growth === 'exponential' ? machine.twoWaysRound(pump) : machine.wayOver(pump);
      const before = often === null ? null : machine.leadingTo(pump);
      const after = before === null ? null : machine.failingAfter(pump);
      if (often !== null && before !== null && after !== null) return { growth, before, often, after };
    }
  }
  return null;
}

/** Two places, each of which what is repeated leads back to, and the letter that it ends with. */
interface Pump {
  readonly from: number;
  readonly to: number;
  readonly last: number;
}

/** What a graph does with letters. */
function machineOf({ alphabet, reads, steps, isSearch }: PatternGraph) {
  const start = reads.length;
  const letters = alphabet.map((_, letter) => letter);
  const holds = ({ guards }: Step, last: number, next: number, how: readonly string[]) =>
    guards.every((guard) => how.includes(guard(last, next)));
  /** Whether all is found here for sure, so that no other way is tried. */
  const isFound = (at: number, last: number, next: number) =>
    steps[at]!.some((step) => step.to === ACCEPTED && holds(step, last, next, ['yes']));
  /** Where a letter leads from a place; twice to the same if there are two ways to it. */
  const onward = (at: number, last: number, letter: number): readonly number[] => {
    if (at !== start && isFound(at, last, letter)) return [];
    const on = steps[at]!.filter(
      (step) =>
        step.to !== ACCEPTED && reads[step.to]![letter] && holds(step, last, letter, ['yes', 'perhaps']),
    ).map(({ to }) => to);
    return at === start && isSearch ? [...on, start] : on;
  };

  const places = steps.map((_, place) => place);
  const follow = places.map(
    (place) =>
      new Set([...steps[place]!.map(({ to }) => to), ...(place === start && isSearch ? [start] : [])]),
  );
  const ahead = places.map((place) => closure(place, follow));
  /** Whether a place can be come back to. */
  const turns = places.filter((place) => ahead[place]!.has(place));
  /** Whether two places can be come to from each other. */
  const isSameRound = (one: number, other: number) => ahead[one]!.has(other) && ahead[other]!.has(one);
  const lastLetters = (...at: readonly number[]) =>
    letters.filter((letter) => at.every((place) => place === start || reads[place]![letter]));

  return {
    rounds: (): readonly Pump[] =>
      turns
        .filter((place) => place !== start)
        .flatMap((place) => lastLetters(place).map((last) => ({ from: place, to: place, last }))),

    pairs: (): readonly Pump[] =>
      turns.flatMap((from) =>
        turns
          .filter((to) => to !== from && ahead[from]!.has(to))
          .flatMap((to) => lastLetters(from, to).map((last) => ({ from, to, last }))),
      ),

    /** What leads from a place back to it in two ways. */
    twoWaysRound: ({ from, last }: Pump) =>
      findWord({
        from: { one: from, other: from, last, hasParted: false },
        *movesOf({ one, other, last, hasParted }) {
          for (const letter of letters) {
            const ones = onward(one, last, letter).filter((to) => isSameRound(to, from));
            const others =
              one === other ? ones : onward(other, last, letter).filter((to) => isSameRound(to, from));
            for (const [index, to] of ones.entries()) {
              for (const [otherIndex, otherTo] of others.entries()) {
                const parts = one === other ? index !== otherIndex : true;
                yield {
                  letter: alphabet[letter]!,
                  to: { one: to, other: otherTo, last: letter, hasParted: hasParted || parts },
                };
              }
            }
          }
        },
        isGoal: (at) => at.one === from && at.other === from && at.last === last && at.hasParted,
        keyOf: ({ one, other, last, hasParted }) =>
          ((one * places.length + other) * letters.length + last) * 2 + Number(hasParted),
      }),

    /** What leads from a place back to it, from the other back to it, and from the first to the other. */
    wayOver: ({ from, to, last }: Pump) =>
      findWord({
        from: { stays: from, goes: from, waits: to, last },
        *movesOf({ stays, goes, waits, last }) {
          for (const letter of letters) {
            for (const waiting of onward(waits, last, letter)) {
              if (!isSameRound(waiting, to)) continue;
              for (const staying of onward(stays, last, letter)) {
                if (!isSameRound(staying, from)) continue;
                for (const going of onward(goes, last, letter)) {
                  if (going !== to && !ahead[going]!.has(to)) continue;
                  yield {
                    letter: alphabet[letter]!,
                    to: { stays: staying, goes: going, waits: waiting, last: letter },
                  };
                }
              }
            }
          }
        },
        isGoal: (at) => at.stays === from && at.goes === to && at.waits === to && at.last === last,
        keyOf: ({ stays, goes, waits, last }) =>
          ((stays * places.length + goes) * places.length + waits) * letters.length + last,
      }),

    /** A text by which the first place is reached; `null` if none reaches it. */
    leadingTo: ({ from, last }: Pump) =>
      findWord({
        from: { at: start, last: -1 },
        *movesOf({ at, last }) {
          for (const letter of letters) {
            for (const to of onward(at, last, letter))
              yield { letter: alphabet[letter]!, to: { at: to, last: letter } };
          }
        },
        isGoal: (state) => state.at === from && state.last === last,
        keyOf: ({ at, last }) => at * letters.length + last,
      }),

    /** A text after which nothing is found from either place; `null` if there is none. */
    failingAfter: ({ from, to, last }: Pump) =>
      failing(
        [from, to].filter((place) => place !== start),
        last,
      ),
  };

  function failing(begin: readonly number[], last: number): string | null {
    const isStuck = (at: readonly number[], last: number) => !at.some((place) => isFound(place, last, -1));
    if (isStuck(begin, last)) return '';
    return findWord({
      from: { at: begin, last },
      *movesOf({ at, last }) {
        for (const letter of letters) {
          if (at.some((place) => isFound(place, last, letter))) continue;
          const on = [...new Set(at.flatMap((place) => onward(place, last, letter)))].sort((a, b) => a - b);
          yield { letter: alphabet[letter]!, to: { at: on, last: letter } };
        }
      },
      isGoal: ({ at, last }) => isStuck(at, last),
      keyOf: ({ at, last }) => `${at} ${last}`,
      most: MOST_SETS,
    });
  }
}

function closure(place: number, follow: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [place];
  for (const at of open) {
    for (const to of follow[at]!) {
      if (to === ACCEPTED || found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}
