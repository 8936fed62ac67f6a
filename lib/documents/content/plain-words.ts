import { LIST_MARKER } from '@/lib/merge/text/list-item';

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const FENCES = /^ {0,3}(?:`{3,}|~{3,})/gm;
/** What a line begins with that is no word: signs of headings, quotes and items, and the box of a task. */
const STARTS = new RegExp(`^(?:[ \\t]*(?:#{1,6}[ \\t]|>|${LIST_MARKER}[ \\t](?:\\[[ xX]\\][ \\t])?))+`);
/** Rules, underlined headings, and what is below the head of a table. */
const ONLY_SIGNS = /^[-*_=|: \t]*$/;
// None is looked for further than this, so that a text of nothing but signs takes no longer than others.
const LINK = /!?\[([^\]]{0,200})\]\([^)]{0,300}\)/g;
const ADDRESS = /<((?:https?:|mailto:)[^\s>]{0,300})>/gi;
const TAG = /<\/?[a-z][^>]{0,300}>/gi;
/** A sign that is one by a backslash; code, in which there are none; signs at the outside of words. */
const SIGNS =
  /\\([!-/:-@[-`{-~])|(?<!`)(`{1,9})(?!`)(.{1,200}?)(?<!`)\2(?!`)|(?<![\p{L}\p{N}*_])[*_]{1,9}(?=\S)|(?<=\S)[*_]{1,9}(?![\p{L}\p{N}*_])|~~|`/gu;

/**
 * A piece of Markdown as plain words on one line: without the signs that make it headings, lists, tables, links or code. It
 * goes by lines and guesses, so it is for reading only.
 *
 * @param inCode whether the piece begins inside a block of code, where signs are words.
 * @param enough how many characters are wanted: lines after that many are not looked at.
 */
export function plainWords(markdown: string, inCode = false, enough = Number.POSITIVE_INFINITY): string {
  let code = inCode;
  let words = '';
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (words.length >= enough) break;
    if (FENCE.test(line)) code = !code;
    else {
      const plain = (code ? line : plainLine(line)).replace(/\s+/g, ' ').trim();
      if (plain !== '') words += words === '' ? plain : ` ${plain}`;
    }
  }
  return words;
}

/** Whether a place, at the start of a line, is inside a block of code. */
export function isInCode(text: string, at: number): boolean {
  const fences = text.slice(0, at).match(FENCES);
  return (fences?.length ?? 0) % 2 === 1;
}

function plainLine(line: string): string {
  if (ONLY_SIGNS.test(line)) return '';
  const words = line.replace(STARTS, '');
  return cells(/^[ \t]*#/.test(line) ? words.replace(/[ \t]#+[ \t]*$/, '') : words)
    .replace(LINK, '$1')
    .replace(ADDRESS, '$1')
    .replace(TAG, ' ')
    .replace(SIGNS, '$1$3');
}

/** The cells of a row beside each other. */
function cells(line: string): string {
  return /^[ \t]*\|/.test(line) ? line.replace(/(?<!\\)\|/g, ' ') : line;
}
