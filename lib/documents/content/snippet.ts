import { type Hit, searchHits } from './search-hits';

/** Characters of text before a hit, and of all of a snippet, about. */
const BEFORE = 50;
const LENGTH = 160;

/**
 * The words around the first place where a search finds something in a text, on one line, cut between words where there is
 * a space nearby; `null` where it finds nothing. It is the text as it was written, marks of Markdown included.
 */
export function snippetOf(text: string, query: string): string | null {
  const [hit] = searchHits(text, query, 1);
  if (!hit) return null;
  const from = cutBefore(text, hit);
  const to = cutBehind(text, Math.max(hit.end, from + LENGTH));
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${text.slice(0, from).trim() === '' ? '' : '…'}${words}${text.slice(to).trim() === '' ? '' : '…'}`;
}

/** Where to begin: behind the first space of what may stand before the hit. */
function cutBefore(text: string, { start }: Hit): number {
  const from = Math.max(0, start - BEFORE);
  if (from === 0) return 0;
  const space = text.slice(from, start).search(/\s/);
  return space === -1 ? whole(text, from) : from + space;
}

function cutBehind(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.slice(to, to + BEFORE).search(/\s/);
  return space === -1 ? whole(text, to) : to + space;
}

/** No place within a surrogate pair. */
function whole(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
}
