import type { Edit } from './edits.ts';
import type { Passage, PassageToken, PassageTriple } from './passage.ts';

const INDENT = /^[ \t]*/;
const LINE_START = /([\r\n])([ \t]*)$/;

/** How far the line is indented that begins behind white space, if one does. */
export const depthIn = (space: string): string | undefined => LINE_START.exec(space)?.[2];

/** How far the line is indented that a token begins, if it begins one. */
export const lineDepth = ({ role, space, text }: PassageToken): string | undefined =>
  role === 'break' ? INDENT.exec(text)![0] : depthIn(space);

/** The same of a token of prose. */
export const depthOf = (token: PassageToken): string | undefined =>
  token.block === '' ? lineDepth(token) : undefined;

/** A token that begins a line, with that line as deep as another. */
const withDepth = (token: PassageToken, depth: string): PassageToken =>
  token.role === 'break'
    ? { ...token, text: token.text.replace(INDENT, () => depth) }
    : { ...token, space: token.space.replace(LINE_START, (_, end: string) => end + depth) };

/** A line that a side indented anew. */
interface Deeper {
  readonly from: string;
  readonly to: string;
}

/**
 * What to do with edits where the other side indented lines anew: how deep a line stands says what it belongs to, so
 * that is not lost with an edit of the line's first word.
 */
export function depthKeeper({ base, mine, theirs }: PassageTriple, edits: readonly Edit[]) {
  const deeper = {
    mine: deeperLines(base, mine, 'mine', edits),
    theirs: deeperLines(base, theirs, 'theirs', edits),
  };
  const others = ({ by }: Edit): ReadonlyMap<number, Deeper> | null => {
    const found = by === 'both' ? null : deeper[by === 'mine' ? 'theirs' : 'mine'];
    return found && found.size > 0 ? found : null;
  };
  /**
   * A token that an edit puts in, or leaves behind it, as deep as the other side set the lines whose beginnings the edit
   * replaced; `null` if that is not to be told, as where lines were put in behind the beginning of a line: whether the old
   * first words or the new ones are to stand as deep.
   */
  return (edit: Edit, token: PassageToken): PassageToken | null => {
    const depth = depthOf(token);
    if (!others(edit) || (depth === undefined && token.block === '')) return token;
    let line: Deeper | undefined;
    if (others(edit)!.has(edit.change.aStart - 1)) return null;
    for (let i = edit.change.aStart; i < edit.change.aEnd; i++) {
      const next = others(edit)!.get(i);
      if (next && line && (next.from !== line.from || next.to !== line.to)) return null;
      line ??= next;
    }
    if (!line) return token;
    return line.from === depth ? withDepth(token, line.to) : null;
  };
}

/** The lines of a passage that a side indented anew, by the tokens of the base which begin them. */
function deeperLines(base: Passage, side: Passage, by: 'mine' | 'theirs', edits: readonly Edit[]) {
  const lines = new Map<number, Deeper>();
  let [at, there] = [0, 0];
  const compare = (index: number, other: number): void => {
    const [from, to] = [depthOf(base.tokens[index]!), depthOf(side.tokens[other]!)];
    if (from !== undefined && to !== undefined && from !== to) lines.set(index, { from, to });
  };
  const compareUpTo = (end: number): void => {
    while (at < end) compare(at++, there++);
  };
  for (const { by: editor, change } of edits) {
    if (editor !== by && editor !== 'both') continue;
    // What takes the place of a line's beginning may be deeper than that was.
    compareUpTo(change.aStart);
    if (change.aEnd > at && change.bEnd > change.bStart) compare(at, there);
    // A change that both made bears the positions of one of them.
    [at, there] = [change.aEnd, there + change.aStart - at + change.bEnd - change.bStart];
  }
  compareUpTo(base.tokens.length);
  return lines;
}
