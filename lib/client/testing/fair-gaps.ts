import type { Four } from './fair-counts';
import { onlyOnce } from './moves';
import { WORDS, wordsOf } from './words';

/**
 * Why what stands between two words is not what the side has that changed it, or `null`. Looks at words that are
 * neighbours in all four texts, byte for byte: what ends the line of the one, begins that of the other, and stands
 * between.
 */
export function whyMisplaced(texts: Four): string | null {
  const [base, mine, theirs, result] = texts.map(gapsOf) as [Gaps, Gaps, Gaps, Gaps];
  for (const [words, was] of base) {
    const [here, there, made] = [mine, theirs, result].map((gaps) => gaps.get(words));
    if (!here || !there || !made) continue;
    const four = [was, here, there, made] as const;
    if (isFair(four) || (isMereSpace(four) && isRespaced(base, mine) && isRespaced(base, theirs))) continue;
    const [before, one, other, after] = four.map(({ text }) => JSON.stringify(text));
    return `between ${words} ${before}, by ${one} and ${other}, but ${after}`;
  }
  return null;
}

/** What stands between two words, with the parts it has if a line ends in it: behind, between, and before. */
interface Gap {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly inCode: boolean;
}

interface Part {
  readonly text: string;
  /** What of it counts in code. */
  readonly exact: string;
  /** What of it counts elsewhere. */
  readonly plain: string;
}

type Gaps = ReadonlyMap<string, Gap>;
type FourGaps = readonly [base: Gap, mine: Gap, theirs: Gap, result: Gap];

/** Whether a gap, each part of it by itself, is what the side has that changed it. */
function isFair(gaps: FourGaps): boolean {
  const [was, here, there, made] = gaps.map(({ parts }) => parts.length > 1);
  const whole = ({ text }: Gap): Part => ({ text, exact: text, plain: text });
  if (was && here && there)
    return made === true && [0, 1, 2].every((at) => isFairPart(gaps, ({ parts }) => parts[at]!));
  return isFairPart(gaps, whole);
}

function isFairPart(gaps: FourGaps, partOf: (gap: Gap) => Part): boolean {
  const [was, here, there, made] = gaps.map(partOf) as [Part, Part, Part, Part];
  if (here.text !== was.text && there.text !== was.text && here.text !== there.text) return true;
  const wanted = here.text === was.text ? there : here;
  const inCode = gaps.every((gap) => gap.inCode);
  return inCode ? made.exact === wanted.exact : made.plain === wanted.plain;
}

/**
 * Whether gaps outside code differ in nothing but where lines of a paragraph are broken, or in blank lines before what
 * begins a block by a mark of its own.
 */
function isMereSpace(gaps: FourGaps): boolean {
  if (gaps.some(({ inCode }) => inCode)) return false;
  if (gaps.every(({ text }) => /^(?:[ \t]*\n[ \t]*|[ \t]+)$/.test(text))) return true;
  if (gaps.some(({ parts }) => parts.at(-1)!.text.trim() === '')) return false;
  const withoutBlank = ({ text }: Gap) => text.replace(/[ \t]*\n(?:[ \t]*\n)*/g, '\n');
  return gaps.every((gap) => withoutBlank(gap) === withoutBlank(gaps[0]));
}

/** Whether a side changed some white space by itself. Where both did, either's may stay. */
const isRespaced = (base: Gaps, side: Gaps): boolean =>
  [...base].some(([words, was]) => {
    const is = side.get(words);
    return is && is.text !== was.text && is.text.replace(/\s/g, '') === was.text.replace(/\s/g, '');
  });

/** What stands between each two neighbours, by them; before the first word and behind the last one too. */
function gapsOf(text: string): Gaps {
  const once = new Set(onlyOnce(wordsOf(text)));
  const gaps = new Map<string, Gap>();
  let before = '^';
  let end = 0;
  let inCode = false;
  const add = (word: string, gap: string): void => {
    const known = [before, word].every((each) => each === '^' || each === '$' || once.has(each));
    if (known) gaps.set(`${before} ${word}`, { text: gap, parts: partsOf(gap), inCode });
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
  if (before !== '^') add('$', `${text.slice(end).trimEnd()}\n`);
  return gaps;
}

/**
 * The parts of a gap with line ends. Outside code it does not count how many blank lines there are, nor any before a fence,
 * nor white space around lines of mere symbols. How deep the next word's line stands does, and so do two blanks behind a
 * word, which break its line.
 */
function partsOf(gap: string): readonly Part[] {
  const lines = gap.split('\n');
  if (lines.length === 1) return [{ text: gap, exact: gap, plain: gap }];
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const between = lines.slice(1, -1);
  const trimmed = between.map((line) => line.trim());
  const plain = trimmed.filter((line, at) => {
    const next = trimmed[at + 1] ?? '';
    return line !== '' || (trimmed[at - 1] !== '' && !next.startsWith('```'));
  });
  return [
    { text: first, exact: first, plain: /^ {2,}$/.test(first) ? first : first.trimEnd() },
    { text: inside(between), exact: inside(between.map((line) => line.trimEnd())), plain: inside(plain) },
    { text: last, exact: last, plain: last },
  ];
}

/** Lines between two others: none are something else than an empty one. */
const inside = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
