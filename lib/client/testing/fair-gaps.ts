import type { Four } from './fair-counts';
import { onlyOnce } from './moves';
import { WORDS, wordsOf } from './words';

/**
 * Why what stands between two words is not what the side has that changed it, or `null`. Looks at words that are
 * neighbours in all four texts, byte for byte: what ends the line of the one, begins that of the other, and stands
 * between.
 */
export function whyMisplaced(texts: Four): string | null {
  const [base, mine, theirs, result] = texts.map(gapsOf);
  for (const [words, was] of base!) {
    const [here, there, made] = [mine, theirs, result].map((gaps) => gaps!.get(words));
    if (!here || !there || !made) continue;
    const gaps = [was, here, there, made] as const;
    const lines = gaps.map(({ parts }) => parts.length > 1);
    const cut = lines.every((ends) => ends);
    const lost = lines.slice(0, 3).every((ends) => ends) && !cut;
    if (lost || (cut ? [0, 1, 2] : [null]).some((part) => !isFair(gaps, part))) {
      const [before, one, other, after] = gaps.map(({ text }) => JSON.stringify(text));
      return `between ${words} ${before}, by ${one} and ${other}, but ${after}`;
    }
  }
  return null;
}

/** What stands between two words, with the parts it has if a line ends in it: behind, between, and before. */
interface Gap {
  readonly text: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly text: string;
  /** What of it counts. */
  readonly plain: string;
}

type Gaps = readonly [base: Gap, mine: Gap, theirs: Gap, result: Gap];

/** Whether a part of a gap, or all of it, is what the side has that changed it. */
function isFair(gaps: Gaps, part: number | null): boolean {
  const whole = ({ text }: Gap): Part => ({ text, plain: text });
  const [was, here, there, made] = gaps.map((gap) => (part === null ? whole(gap) : gap.parts[part]!));
  if (here!.text !== was!.text && there!.text !== was!.text && here!.text !== there!.text) return true;
  return made!.plain === (here!.text === was!.text ? there! : here!).plain;
}

/** What stands between each two neighbours, by them; before the first word and behind the last one too. */
function gapsOf(text: string): ReadonlyMap<string, Gap> {
  const once = new Set(onlyOnce(wordsOf(text)));
  const gaps = new Map<string, Gap>();
  let before = '^';
  let end = 0;
  let inCode = false;
  const add = (word: string, gap: string): void => {
    const known = [before, word].every((each) => each === '^' || each === '$' || once.has(each));
    if (known) gaps.set(`${before} ${word}`, { text: gap, parts: partsOf(gap, inCode) });
    if (gap.split(/^```/m).length % 2 === 0) inCode = !inCode;
  };
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    // A text is taken to begin and end with line ends: how many blank lines are there does not matter.
    add(
      word,
      before === '^' ? `\n${text.slice(0, index).replace(/^(?:[ \t]*\n)+/, '')}` : text.slice(end, index),
    );
    before = word;
    end = index + word.length;
  }
  add('$', `${text.slice(end).trimEnd()}\n`);
  return gaps;
}

/**
 * The parts of a gap with line ends. Outside code it does not count how many blank lines there are, nor white space
 * around lines of mere symbols. How deep the next word's line stands, and two blanks behind a word, which break its line,
 * do.
 */
function partsOf(gap: string, inCode: boolean): readonly Part[] {
  const lines = gap.split('\n');
  if (lines.length === 1) return [{ text: gap, plain: gap }];
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const between = lines.slice(1, -1);
  const trimmed = between.map((line) => line.trim());
  const plain = trimmed.filter((line, at) => line !== '' || trimmed[at - 1] !== '');
  return [
    { text: first, plain: inCode || /^ {2,}$/.test(first) ? first : first.trimEnd() },
    { text: inside(between), plain: inside(inCode ? between : plain) },
    { text: last, plain: last },
  ];
}

/** Lines between two others: none are something else than an empty one. */
const inside = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
