import { LIST_MARKER } from '@/lib/merge/text/list-item';

/** How much of a text is looked at: enough for what is shown, however it is marked up. */
const LOOKED_AT = 2_000;
const LENGTH = 140;

const BLOCK_STARTS = new RegExp(`^[ \\t]*(?:#{1,6}[ \\t]|>|${LIST_MARKER}[ \\t])+`, 'gm');

/** The beginning of a Markdown text as plain words on one line, about 140 characters, cut between words. */
export function excerptOf(markdown: string): string {
  const plain = markdown
    .slice(0, LOOKED_AT)
    .replace(/^[ \t]*(`{3,}|~{3,}).*$/gm, ' ')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/<\/?[a-z][^>\n]*>/gi, ' ')
    .replace(BLOCK_STARTS, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, ' ')
    .replace(/[*_`~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= LENGTH) return plain.replace(/\p{Surrogate}/gu, '');
  const cut = plain.slice(0, LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${(space > LENGTH / 2 ? cut.slice(0, space) : cut).replace(/\p{Surrogate}/gu, '')}…`;
}
