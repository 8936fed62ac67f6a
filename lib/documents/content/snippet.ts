import { isInCode, plainWords } from './plain-words';
import { type Hit, searchHits } from './search-hits';

/** Characters of text before a hit, and of all of a snippet, about. */
const BEFORE = 50;
const LENGTH = 160;

/** Characters before and behind a hit that are read, to have enough of them once signs of Markdown are left out. */
const READ_BEFORE = 300;
const READ_BEHIND = 900;

/**
 * The words around the first place where a search finds something in a text, on one line, cut between words where there is
 * a space nearby; `null` where it finds nothing. They are plain words, unless what was searched for is then not among them,
 * as with a sign of Markdown or an address: then it is the text as it was written.
 */
export function snippetOf(text: string, query: string): string | null {
  const [hit] = searchHits(text, query, 1);
  if (!hit) return null;
  const from = lineStart(text, hit.start);
  const to = cutBehind(text, hit.end + READ_BEHIND);
  const plain = plainWords(text.slice(from, to), isInCode(text, from));
  const [plainHit] = searchHits(plain, query, 1);
  if (!plainHit) return wordsAround(text, hit);
  const isCut = { before: isThere(text.slice(0, from)), behind: isThere(text.slice(to)) };
  return wordsAround(plain, plainHit, isCut);
}

/** @param isCut whether something else stands before and behind the text. */
function wordsAround(text: string, hit: Hit, isCut = { before: false, behind: false }): string {
  const from = cutBefore(text, hit.start, BEFORE);
  const to = cutBehind(text, Math.max(hit.end, from + LENGTH));
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  const before = isCut.before || isThere(text.slice(0, from));
  const behind = isCut.behind || isThere(text.slice(to));
  return `${before ? '…' : ''}${words}${behind ? '…' : ''}`;
}

function isThere(text: string): boolean {
  return /\S/.test(text);
}

/** The start of a line some way before a place; where there is none, a place between words. */
function lineStart(text: string, at: number): number {
  const from = cutBefore(text, at, READ_BEFORE);
  const line = text.indexOf('\n', from) + 1;
  return from > 0 && line > 0 && line + BEFORE <= at ? line : from;
}

/** Where to begin: behind the first space of what may stand before the hit. */
function cutBefore(text: string, start: number, most: number): number {
  const from = Math.max(0, start - most);
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
