import type { Passage } from './passage.ts';

const SENTENCE_END = /[.!?…。]/u;
const CLOSING = /^["'”’»)\]*_]+$/u;

/** Whether a sentence or block ends before a token. */
export function endsSentence({ tokens }: Passage, at: number): boolean {
  const next = tokens[at]!;
  if (next.role === 'break' || next.block !== '') return true;
  let last = at - 1;
  while (last > 0 && CLOSING.test(tokens[last]!.text)) last--;
  const { text } = tokens[last]!;
  if (tokens[last]!.role !== 'mark' || !SENTENCE_END.test(text)) return false;
  return /[。!?]/u.test(text) || (next.space !== '' && !/^\p{Ll}/u.test(next.text));
}
