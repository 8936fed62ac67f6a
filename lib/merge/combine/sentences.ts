import type { Passage } from './passage.ts';

/** What ends a sentence wherever it stands, since no space follows it; and what ends one only before a space. */
export const SOLID_END = /^[。！？｡]$/u;
const SPACED_END = /[.!?…。！？｡؟۔।॥။។።]/u;
const CLOSING = /^["'”’»)\]*_」』）】》〉〕］｝]+$/u;

/**
 * Whether a block begins here or a sentence ends before this position: at a mark such as `。`, or at one such as `!` if
 * a space follows and then no lower-case word, since names have such marks too.
 */
export function endsSentence({ tokens }: Passage, at: number): boolean {
  const next = tokens[at]!;
  if (next.role === 'break' || next.block !== '') return true;
  let last = at - 1;
  while (last > 0 && CLOSING.test(tokens[last]!.text)) last--;
  const { text, role } = tokens[last]!;
  if (role !== 'mark') return false;
  if (SOLID_END.test(text) && next.space === '')
    return !CLOSING.test(next.text) && !SPACED_END.test(next.text);
  return SPACED_END.test(text) && next.space !== '' && !goesOnInLowerCase(tokens, at);
}

/** Whether the first word of the block from here on, behind any marks, begins with a lower-case letter. */
function goesOnInLowerCase(tokens: Passage['tokens'], at: number): boolean {
  let word = at;
  while (tokens[word]?.role === 'mark') word++;
  const found = tokens[word];
  return found?.role === 'word' && /^\p{Ll}/u.test(found.text);
}
