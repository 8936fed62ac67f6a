import { mergeAlike } from '../text/line-keys.ts';
import { splitLines } from '../text/lines.ts';
import { depthIn, depthKeeper, depthOf } from './depths.ts';
import type { Edit } from './edits.ts';
import { type Passage, type PassageToken, type PassageTriple, passageOf } from './passage.ts';
import { padLike } from './table-row.ts';

/**
 * The passage with both sides' edits in it, or `null` if that cannot be written: edits overlap, or white space is
 * wanted on one side where the other wants none, or both indented a line differently, or a list item could get the
 * indentation of another. Edits that merely touch are put next to each other.
 */
export function weave({ base, mine, theirs }: PassageTriple, edits: readonly Edit[]): Passage | null {
  const woven: PassageToken[] = [];
  let [at, m, t] = [0, 0, 0];
  let insertedAt = -1;
  let last: Edit | null = null;
  /** Who edited what stands right before this position. */
  const behind = (): Edit['by'] => (last?.change.aEnd === at ? last.by : 'both');
  const asDeep = depthKeeper({ base, mine, theirs }, edits);
  const keepUpTo = (end: number): boolean => {
    for (; at < end; at++, m++, t++) {
      const [kept, here, there] = [base.tokens[at]!, mine.tokens[m]!, theirs.tokens[t]!];
      const space = mergeSpace(kept.space, here.space, there.space, behind());
      const text = mergeText(kept, here, there);
      if (space === null || text === null) return false;
      const token = { ...kept, space, text };
      const begun = behind() !== 'both' && depthOf(kept) === undefined;
      const placed = last && begun ? asDeep(last, token) : token;
      if (placed === null) return false;
      woven.push(placed);
    }
    return true;
  };
  /** Whether the other side set the beginning of a block anew that this edit may as well stand before as after. */
  const mayTakeWrong = ({ by, change, from }: Edit): boolean => {
    if (by === 'both' || from === change.aStart) return false;
    const [side, first] = by === 'mine' ? [theirs, t] : [mine, m];
    for (let i = Math.max(from, at); i < change.aEnd; i++)
      if (base.tokens[i]!.role === 'break' && side.tokens[first + i - at]?.text !== base.tokens[i]!.text)
        return true;
    return false;
  };
  for (const edit of edits) {
    const { by, change } = edit;
    if (mayTakeWrong(edit)) return null;
    const inserts = change.aStart === change.aEnd;
    if (change.aStart < at || (inserts && insertedAt === change.aStart) || !keepUpTo(change.aStart))
      return null;
    if (inserts) insertedAt = change.aStart;
    const length = change.bEnd - change.bStart;
    const width = change.aEnd - change.aStart;
    for (let i = 0; i < length; i++) {
      const written = by === 'theirs' ? theirs.tokens[t + i]! : mine.tokens[m + i]!;
      const other = by === 'theirs' ? mine.tokens[m + i] : theirs.tokens[t + i];
      const padded =
        by !== 'both' && width === length && other
          ? paddedLike(written, base.tokens[at + i]!, other)
          : written;
      const token = asDeep(edit, padded);
      if (token === null) return null;
      const twin = by === 'both' ? theirs.tokens[t + i]! : token;
      const space = longer(token.space, twin.space);
      const text = mergeText(null, token, twin);
      if (space === null || text === null) return null;
      woven.push({ ...token, space, text });
    }
    m += by === 'theirs' ? width : length;
    t += by === 'mine' ? width : length;
    at = change.aEnd;
    last = edit;
  }
  if (!keepUpTo(base.tokens.length)) return null;
  const tail = mergeSpace(base.tail, mine.tail, theirs.tail, behind());
  return tail === null ? null : { tokens: woven, tail };
}

/**
 * What both sides' changes of white space come to. Where both re-wrapped, the longer stays, so that it does not matter
 * which side is mine; none against some is no matter of wrapping, and two new depths of a line are none either. Blanks
 * that one side put in behind what the other edited went with the neighbour that they were to set apart.
 */
function mergeSpace(base: string, mine: string, theirs: string, behind: Edit['by']): string | null {
  if (mine === theirs) return mine;
  if (behind === 'mine' && isBlanks(base, theirs)) return mine;
  if (behind === 'theirs' && isBlanks(base, mine)) return theirs;
  if (theirs === base) return mine;
  if (mine === base) return theirs;
  const [here, there] = [depthIn(mine), depthIn(theirs)];
  return here === undefined || there === undefined || here === there ? longer(mine, theirs) : null;
}

const isBlanks = (before: string, now: string): boolean =>
  now.length > before.length && !/[\r\n]/.test(before + now);

/**
 * The text of a token that differs between versions only in white space, numbers or the form of its quotes; `null` where
 * both indented it, or turned its quotes, differently.
 */
function mergeText(base: PassageToken | null, mine: PassageToken, theirs: PassageToken): string | null {
  const [here, there] = [mine.text, theirs.text];
  if (here === there || there === base?.text) return here;
  if (here === base?.text) return there;
  if (mine.role === 'break' && depthOf(mine) !== depthOf(theirs)) return null;
  if (DOUBLE_QUOTE.test(here) && DOUBLE_QUOTE.test(there)) return null;
  return base === null ? longer(here, there) : mergeAlike(base.text, here, there);
}

/** A row of a table that one side edited, as the other side padded it. */
function paddedLike(token: PassageToken, base: PassageToken, other: PassageToken): PassageToken {
  const repadded =
    token.block.startsWith('table:') && other.block === token.block && other.text !== base.text;
  return repadded ? { ...token, text: padLike(token.text, other.text) } : token;
}

const DOUBLE_QUOTE = /[“”]/;

function longer(mine: string, theirs: string): string | null {
  if (mine === theirs) return mine;
  if (mine === '' || theirs === '') return null;
  if (mine.length !== theirs.length) return mine.length > theirs.length ? mine : theirs;
  return mine > theirs ? mine : theirs;
}

/** Whether the text of a woven passage, cut anew, has the tokens it was made of: nothing grew together or fell apart. */
export function readsAsWoven(woven: Passage): boolean {
  const lines: string[] = [];
  const blocks: string[] = [];
  let prose = '';
  const endProse = (): void => {
    for (const line of splitLines(prose)) {
      lines.push(line);
      blocks.push('');
    }
    prose = '';
  };
  for (const token of woven.tokens) {
    prose += token.space;
    if (token.block === '') prose += token.text;
    else {
      endProse();
      lines.push(token.text);
      blocks.push(token.block);
    }
  }
  prose += woven.tail;
  endProse();
  const again = passageOf(lines, blocks);
  return (
    again.tokens.length === woven.tokens.length &&
    again.tokens.every((token, i) => token.key === woven.tokens[i]!.key)
  );
}
