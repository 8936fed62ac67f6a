import { joinedTexts } from '../regions/joined.ts';
import type { Texts } from '../regions/plain-region.ts';
import type { Merge } from '../regions/region.ts';

/** How conflicts are written into a text. */
export interface MarkerStyle {
  /** Names after the markers. */
  readonly labels: Texts;
  /** Number of characters of a marker; 7 is usual. */
  readonly size: number;
  /** Whether the base's lines are shown too. */
  readonly diff3: boolean;
  /** Settles every conflict instead: with one side's lines, or with mine and then theirs. */
  readonly favor?: 'mine' | 'theirs' | 'both';
}

/** The merged text with markers around each conflict, and how many there are. */
export interface Marked {
  readonly text: string;
  readonly conflicts: number;
}

/** A conflict in whole lines, and where it begins in either side's text. */
interface Conflict extends Texts {
  readonly at: { readonly mine: number; readonly theirs: number };
}

/**
 * Writes a merge in the format of `git merge-file`: markers on lines of their own, ended like the lines around them, a
 * line without its line feed completed inside them. A conflict within a line is shown with the whole line.
 */
export function withMarkers(merge: Merge, { labels, size, diff3, favor }: MarkerStyle): Marked {
  const { regions } = merge;
  const files = joinedTexts(regions);
  let text = '';
  let conflicts = 0;
  for (const piece of inWholeLines(merge, files)) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    if (!favor) conflicts++;
    const { head, middle, tail } = diff3 ? { head: '', middle: piece, tail: '' } : trim(piece);
    const ending = lineEnding(files, piece.at.mine + head.length, piece.at.theirs + head.length);
    const marker = (mark: string, label: string): string => `${mark.repeat(size)}${label}${ending}`;
    const complete = (lines: string): string =>
      lines === '' || lines.endsWith('\n') ? lines : lines + ending;
    if (favor) {
      const lines = { mine: middle.mine, theirs: middle.theirs, both: complete(middle.mine) + middle.theirs };
      text += head + lines[favor] + tail;
      continue;
    }
    text += head + marker('<', ` ${labels.mine}`) + complete(middle.mine);
    if (diff3) text += marker('|', ` ${labels.base}`) + complete(middle.base);
    text += marker('=', '') + complete(middle.theirs) + marker('>', ` ${labels.theirs}`) + tail;
  }
  return { text, conflicts };
}

/** Merged text and conflicts in turn, each conflict widened to where all its versions begin and end a line. */
function inWholeLines(merge: Merge, files: Texts): readonly (string | Conflict)[] {
  const pieces: (string | Conflict)[] = [];
  let [mineAt, theirsAt] = [0, 0];
  let open = false;
  const last = (): Conflict => pieces.at(-1) as Conflict;
  const extend = (by: Texts): void => {
    const { base, mine, theirs, at } = last();
    pieces[pieces.length - 1] = {
      base: base + by.base,
      mine: mine + by.mine,
      theirs: theirs + by.theirs,
      at,
    };
  };
  const isOpen = (): boolean =>
    [last().base, last().mine, last().theirs].some((text) => text !== '' && !text.endsWith('\n'));
  for (const region of merge.regions) {
    if (region.text === null) {
      if (!open) {
        const before = pieces.at(-1);
        const line = typeof before === 'string' ? before.slice(before.lastIndexOf('\n') + 1) : '';
        if (typeof before === 'string')
          pieces[pieces.length - 1] = before.slice(0, before.length - line.length);
        const at = { mine: lineStart(files.mine, mineAt), theirs: lineStart(files.theirs, theirsAt) };
        pieces.push({ base: line, mine: line, theirs: line, at });
      }
      extend(region);
      open = isOpen();
    } else {
      const end = open ? region.text.indexOf('\n') + 1 || region.text.length : 0;
      const rest = region.text.slice(end);
      if (open) {
        const line = region.text.slice(0, end);
        extend({ base: line, mine: line, theirs: line });
        open = !line.endsWith('\n');
      }
      const before = pieces.at(-1);
      if (typeof before === 'string') pieces[pieces.length - 1] = before + rest;
      else pieces.push(rest);
    }
    mineAt += region.mine.length;
    theirsAt += region.theirs.length;
  }
  return pieces;
}

const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** Takes the lines that both sides have alike at either end out of a conflict. */
function trim(conflict: Conflict): { readonly head: string; readonly middle: Texts; readonly tail: string } {
  const mine = conflict.mine.split(/(?<=\n)/);
  const theirs = conflict.theirs.split(/(?<=\n)/);
  const limit = conflict.mine === conflict.theirs ? 0 : Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < limit && mine[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < limit - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const inner = (lines: readonly string[]): string => lines.slice(head, lines.length - tail).join('');
  return {
    head: mine.slice(0, head).join(''),
    middle: { base: conflict.base, mine: inner(mine), theirs: inner(theirs) },
    tail: mine.slice(mine.length - tail).join(''),
  };
}

/** CRLF only if the line before the conflict has it on either side, and the base's first line: the rule of xdiff. */
function lineEnding(files: Texts, mineAt: number, theirsAt: number): '\n' | '\r\n' {
  if (endingBefore(files.mine, mineAt) === '\n' || endingBefore(files.theirs, theirsAt) === '\n') return '\n';
  return endingBefore(files.base, 0) ?? '\n';
}

/** The ending of the line before a line start, or of the first line at the start of the text. */
function endingBefore(text: string, at: number): '\n' | '\r\n' | null {
  const end = at === 0 ? text.indexOf('\n') : at - 1;
  if (end < 0) return null;
  return text[end - 1] === '\r' ? '\r\n' : '\n';
}
