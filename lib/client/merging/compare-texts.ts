import type { Content } from '@/lib/client/document/content';
import { effortOf } from '@/lib/merge/diff/effort';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { vanishingWords } from '@/lib/merge/text/vanishing-words';
import { type ComparisonBlock, comparisonBlocks } from './comparison-blocks';

/** Two versions of a document as one. */
export interface Comparison {
  readonly title: readonly WordMark[];
  readonly body: readonly ComparisonBlock[];
  /** Whether they differ in more places than could be looked at word by word. */
  readonly coarse: boolean;
}

/** The words of one version that another has not. */
export interface VanishingWords {
  readonly first: readonly string[];
  readonly count: number;
}

/** What may be asked about two texts. */
export interface CompareQuestion {
  readonly about: 'changes' | 'words';
  readonly from: Content;
  readonly to: Content;
}

/** The answer to it. */
export type CompareAnswer =
  | ({ readonly about: 'changes' } & Comparison)
  | ({ readonly about: 'words' } & VanishingWords);

/** More than anybody reads before they replace a version. */
const WORDS_NAMED = 80;

/** Answers what is asked about two texts. */
export function compareTexts({ about, from, to }: CompareQuestion): CompareAnswer {
  if (about === 'changes') return { about, ...compareContents(from, to) };
  const words = [...vanishingWords(from.title, to.title), ...vanishingWords(from.body, to.body)];
  return { about, first: words.slice(0, WORDS_NAMED), count: words.length };
}

/** What turns one version into another, within the budget of one comparison. */
export function compareContents(from: Content, to: Content): Comparison {
  const effort = effortOf();
  const title = from.title === to.title ? [] : wordMarks(from.title, to.title, effort);
  const { blocks: body, coarse } = comparisonBlocks(from.body, to.body, effort);
  return { title, body, coarse };
}

/** The same looked at as wholes: what is left to show when no comparison can be had. */
export function comparedAsWholes(from: Content, to: Content): Comparison {
  const effort = effortOf(0);
  const { blocks: body } = comparisonBlocks(from.body, to.body, effort);
  return { title: wordMarks(from.title, to.title, effort), body, coarse: true };
}
