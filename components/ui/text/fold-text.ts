/** An unchanged text with its middle folded away: `head + hidden + tail` is the text, byte for byte. */
export interface FoldedText {
  readonly head: string;
  readonly hidden: string;
  readonly tail: string;
  readonly hiddenLines: number;
}

const CONTEXT_LINES = 3;
/** A prose paragraph is one long line: context ends after this many characters too, at a space where there is one. */
const CONTEXT_CHARACTERS = 420;
const WORTH_HIDING_LINES = 3;
const WORTH_HIDING_CHARACTERS = 300;

/**
 * Folds an unchanged run to three lines of context towards each change. The beginning of a document (`first`) and its
 * end (`last`) have no change beyond them, so no context on that side. A short run is left whole.
 */
export function foldText(
  text: string,
  edge: { readonly first: boolean; readonly last: boolean },
): FoldedText {
  const whole: FoldedText = { head: text, hidden: '', tail: '', hiddenLines: 0 };
  const headEnd = edge.first ? 0 : contextAfter(text);
  const tailStart = edge.last ? text.length : contextBefore(text);
  if (tailStart <= headEnd) return whole;
  const hidden = text.slice(headEnd, tailStart);
  const hiddenLines = countLines(hidden);
  if (hiddenLines < WORTH_HIDING_LINES && hidden.length < WORTH_HIDING_CHARACTERS) return whole;
  return { head: text.slice(0, headEnd), hidden, tail: text.slice(tailStart), hiddenLines };
}

function contextAfter(text: string): number {
  let end = 0;
  for (let line = 0; line < CONTEXT_LINES && end < text.length; line += 1) {
    const newline = text.indexOf('\n', end);
    end = newline === -1 ? text.length : newline + 1;
  }
  if (end <= CONTEXT_CHARACTERS) return end;
  const space = text.lastIndexOf(' ', CONTEXT_CHARACTERS);
  return space > 0 ? space + 1 : wholeCharacter(text, CONTEXT_CHARACTERS);
}

function contextBefore(text: string): number {
  let start = text.length;
  for (let line = 0; line < CONTEXT_LINES && start > 0; line += 1) {
    start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  const limit = text.length - CONTEXT_CHARACTERS;
  if (start >= limit) return start;
  const space = text.indexOf(' ', limit);
  return space === -1 ? wholeCharacter(text, limit) : space + 1;
}

function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.endsWith('\n') ? lines : lines + 1;
}
