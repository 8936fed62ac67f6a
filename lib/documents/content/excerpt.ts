import { plainWords } from './plain-words';

/** How much of a text is looked at: enough for what is shown, however it is marked up. */
const LOOKED_AT = 2_000;
const LENGTH = 140;

/** The beginning of a Markdown text as plain words on one line, about 140 characters, cut between words. */
export function excerptOf(markdown: string): string {
  const plain = plainWords(markdown.slice(0, LOOKED_AT), false, LENGTH + 1);
  if (plain.length <= LENGTH) return plain.replace(/\p{Surrogate}/gu, '');
  const cut = plain.slice(0, LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${(space > LENGTH / 2 ? cut.slice(0, space) : cut).replace(/\p{Surrogate}/gu, '')}…`;
}
