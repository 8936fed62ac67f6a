import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { effortOf } from '@/lib/merge/diff/effort';
import { tokens } from '@/lib/merge/text/tokens';

/** What a version says. */
export interface Content {
  readonly title: string;
  readonly body: string;
}

/** What a deleted document says. */
export const NOTHING: Content = { title: '', body: '' };

/** The words and symbols of a text in their order, without the white space between them. */
function tokensOf(text: string): readonly string[] {
  return tokens(text).filter((token) => token.trim() !== '');
}

/** How often each word and symbol is there, title and body apart: `t:` or `b:` stands before each. */
export function countsOf({ title, body }: Content): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const token of [
    ...tokensOf(title).map((each) => `t:${each}`),
    ...tokensOf(body).map((each) => `b:${each}`),
  ])
    counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** The words and symbols of a text that are not in another one, in their order. */
export function insertedIn(after: string, before: string): readonly string[] {
  const next = tokensOf(after);
  return diffSequences(tokensOf(before), next, effortOf()).flatMap(({ bStart, bEnd }) =>
    next.slice(bStart, bEnd),
  );
}

/** Whether words and symbols are all in a text in their order, others between them or not. */
export function hasInOrder(text: string, wanted: readonly string[]): boolean {
  return isWithin(wanted, tokensOf(text));
}

/** Whether some words and symbols are all among others in their order. */
export function isWithin(wanted: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const token of all) if (token === wanted[next]) next += 1;
  return next === wanted.length;
}
