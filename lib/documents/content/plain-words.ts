import { LIST_MARKER } from '@/lib/merge/text/list-item';

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
/** What a line begins with that is no word: signs of headings, quotes and items, and the box of a task. */
const STARTS = new RegExp(`^(?:[ \\t]*(?:#{1,6}[ \\t]|>|${LIST_MARKER}[ \\t](?:\\[[ xX]\\][ \\t])?))+`);
/** Rules, underlined headings, and what is below the head of a table. */
const ONLY_SIGNS = /^[ \t]*(?:(?:[-*_][ \t]*){3,}|=+[ \t]*|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+)$/;
/** A sign that is one by a backslash; code, in which there are none; signs at the outside of words. */
const SIGNS =
  /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)|(?<![\p{L}\p{N}*_])[*_]+(?=\S)|(?<=\S)[*_]+(?![\p{L}\p{N}*_])|~~|`+/gu;

/**
 * A piece of Markdown as plain words on one line: without the signs that make it headings, lists, tables, links or code. It
 * goes by lines and guesses, so it is for reading only.
 *
 * @param inCode whether the piece begins inside a block of code, where signs are words.
 */
export function plainWords(markdown: string, inCode = false): string {
  let code = inCode;
  const lines = markdown.split(/\r\n?|\n/).map((line) => {
    if (!FENCE.test(line)) return code ? line : plainLine(line);
    code = !code;
    return '';
  });
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

/** Whether a place, at the start of a line, is inside a block of code. */
export function isInCode(text: string, at: number): boolean {
  const fences = text.slice(0, at).match(new RegExp(FENCE, 'gm'));
  return (fences?.length ?? 0) % 2 === 1;
}

function plainLine(line: string): string {
  if (ONLY_SIGNS.test(line)) return '';
  const words = line.replace(STARTS, '');
  return cells(/^[ \t]*#/.test(line) ? words.replace(/[ \t]#+[ \t]*$/, '') : words)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<((?:https?:|mailto:)[^\s>]*)>/gi, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(SIGNS, '$1$3');
}

/** The cells of a row beside each other. */
function cells(line: string): string {
  return /^[ \t]*\|/.test(line) ? line.replace(/(?<!\\)\|/g, ' ') : line;
}
