import type { Change } from '../diff/change.ts';
import { diffUnits, type UnitSequence } from '../diff/diff-units.ts';
import type { Effort } from '../diff/effort.ts';
import { roomAbove } from '../diff/slide-changes.ts';
import type { Passage, PassageTriple } from './passage.ts';
import { endsSentence, SOLID_END } from './sentences.ts';

/** A change of a passage, by one side or alike by both. */
export interface Edit {
  readonly by: 'mine' | 'theirs' | 'both';
  readonly change: Change;
  /** Whether an edit of the other side touches it: neither a word nor the beginning of a block between them is left as it was. */
  readonly clash: boolean;
  /**
   * Where in the base it may begin at the earliest: text that repeats lets the same edit stand at several positions, of
   * which the search for changes takes the last.
   */
  readonly from: number;
}

/** Both sides' edits of a passage in the order of the base, with those that touch one of the other side marked. */
export function editsOf(triple: PassageTriple, effort: Effort): readonly Edit[] {
  const edits = pairUp(triple, effort);
  const separators = unchangedSeparators(triple, edits);
  const clash = new Set<Edit>();
  const past: { readonly mine: Edit[]; readonly theirs: Edit[] } = { mine: [], theirs: [] };
  for (const edit of edits) {
    if (edit.by === 'both') continue;
    const others = past[edit.by === 'mine' ? 'theirs' : 'mine'];
    for (let i = others.length - 1; i >= 0; i--) {
      const other = others[i]!;
      if (separators[Math.max(edit.from, other.change.aEnd)]! > separators[other.change.aEnd]!) break;
      // What comes before one that touches already was looked at with what that one touches.
      const known = clash.has(other);
      clash.add(edit).add(other);
      if (known) break;
    }
    past[edit.by].push(edit);
  }
  return edits.map((edit) => (clash.has(edit) ? { ...edit, clash: true } : edit));
}

const keysOf = ({ tokens }: Passage): readonly string[] => tokens.map(({ key }) => key);

/** A passage cut into sentences, and whatever else begins a block. */
function unitsOf(passage: Passage): UnitSequence {
  const { tokens } = passage;
  return {
    keys: keysOf(passage),
    starts: tokens.flatMap((_, i) =>
      i === 0 || endsSentence(passage, i) || beginsLine(tokens, i) ? [i] : [],
    ),
    words: tokens.map(({ key, role, block }) => (role === 'word' && block === '' ? key.toLowerCase() : null)),
  };
}

/** Whether a line begins here after one that ends in a mark: verse, or items without any sign. */
const beginsLine = (tokens: Passage['tokens'], at: number): boolean =>
  tokens[at]!.space.includes('\n') && tokens[at - 1]!.role === 'mark';

function pairUp(triple: PassageTriple, effort: Effort): Edit[] {
  const base = unitsOf(triple.base);
  const toMine = diffUnits(base, unitsOf(triple.mine), effort);
  const toTheirs = diffUnits(base, unitsOf(triple.theirs), effort);
  const { changes: mineChanges } = toMine;
  const { changes: theirChanges } = toTheirs;
  const [mine, theirs] = [keysOf(triple.mine), keysOf(triple.theirs)];
  const edits: Edit[] = [];
  let m = 0;
  let t = 0;
  const end = { mine: 0, theirs: 0 };
  const add = (by: Edit['by'], change: Change, from: number): void => {
    edits.push({ by, change, clash: false, from });
  };
  while (m < mineChanges.length || t < theirChanges.length) {
    const a = mineChanges[m];
    const b = theirChanges[t];
    if (a && b && sameChange(mine, theirs, a, b)) {
      add('both', a, a.aStart);
      end.mine = end.theirs = a.aEnd;
      m++;
      t++;
    } else if (a && (!b || a.aStart < b.aStart || (a.aStart === b.aStart && a.aEnd <= b.aEnd))) {
      add('mine', a, a.aStart - roomAbove(toMine.a, toMine.b, a, end.mine));
      end.mine = a.aEnd;
      m++;
    } else if (b) {
      add('theirs', b, b.aStart - roomAbove(toTheirs.a, toTheirs.b, b, end.theirs));
      end.theirs = b.aEnd;
      t++;
    }
  }
  return edits;
}

function sameChange(mine: readonly string[], theirs: readonly string[], a: Change, b: Change): boolean {
  if (a.aStart !== b.aStart || a.aEnd !== b.aEnd || a.bEnd - a.bStart !== b.bEnd - b.bStart) return false;
  for (let i = 0; i < a.bEnd - a.bStart; i++) if (mine[a.bStart + i] !== theirs[b.bStart + i]) return false;
  return true;
}

/**
 * For each position in the base, how much before it neither side changed that keeps edits apart: words, marks that always end a sentence, and where both
 * sides have the blocks that the base has, what begins one.
 */
function unchangedSeparators({ base, mine, theirs }: PassageTriple, edits: readonly Edit[]): Int32Array {
  const changed = new Uint8Array(base.tokens.length);
  for (const { change } of edits) changed.fill(1, change.aStart, change.aEnd);
  const blocks = blockStarts(base);
  const sameBlocks = blockStarts(mine) === blocks && blockStarts(theirs) === blocks;
  const separators = new Int32Array(base.tokens.length + 1);
  for (const [i, { role, text }] of base.tokens.entries()) {
    const separates = role === 'word' || (sameBlocks && role === 'break') || SOLID_END.test(text);
    separators[i + 1] = separators[i]! + (separates && changed[i] === 0 ? 1 : 0);
  }
  return separators;
}

/** How each block of prose in a passage begins, in order, with the whole lines between them. */
const blockStarts = ({ tokens }: Passage): string =>
  tokens
    .filter(({ role, block }) => role === 'break' || block !== '')
    .map(({ key, block }) => block || key)
    .join('\n');
