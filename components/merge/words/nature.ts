import type { Field } from '@/lib/client/document/content';
import type { Region } from '@/lib/merge/regions/region';
import { HEADING } from './heading';
import { slightChange } from './slight-change';

/** What there is to decide at a place, finer than what made it a conflict: by it choices are named. */
export type Nature =
  | 'title'
  | 'reworded'
  | 'inserted'
  | 'mine-deleted'
  | 'theirs-deleted'
  | 'only-mine'
  | 'only-theirs'
  | 'mine-added'
  | 'theirs-added'
  | 'order'
  | 'mine-moved'
  | 'theirs-moved'
  | 'heading'
  | 'level'
  | 'tick'
  | 'blank lines'
  | 'line ends'
  | 'spaces'
  | 'quotation marks'
  | 'numbers';

const TASK = /^(\s*(?:[-*+]|\d+[.)])[ \t]+)\[([ xX])\][ \t]+/;

const SLIGHT: Readonly<Record<string, Nature>> = {
  'line breaks or spaces': 'spaces',
  'the form of quotation marks': 'quotation marks',
  numbering: 'numbers',
};

/** What there is to decide at a region. */
export function natureOf(region: Region, field: Field): Nature {
  const { base, mine, theirs, conflict } = region;
  if (field === 'title') return 'title';
  if (conflict === 'mine-deleted' || conflict === 'theirs-deleted') return conflict;
  if ([base, mine, theirs].every((text) => text.trim() === '')) return 'blank lines';
  if (conflict === 'inserted') return 'inserted';
  if (conflict === 'moved' && base.trim() === '') return mine.trim() === '' ? 'theirs-moved' : 'mine-moved';
  if (mine === base) return 'only-theirs';
  if (theirs === base) return 'only-mine';
  const slight = slightChange(mine, theirs);
  if (slight !== null)
    return withLineFeeds(mine) === withLineFeeds(theirs) ? 'line ends' : (SLIGHT[slight] ?? 'reworded');
  const [byMe, byThem] = [isReordered(base, mine), isReordered(base, theirs)];
  if (byMe && byThem) return 'order';
  if (conflict === 'moved' && (byMe || byThem)) return byMe ? 'mine-moved' : 'theirs-moved';
  if (conflict === 'moved') {
    const [here, there] = [mine.trim() === '', theirs.trim() === ''];
    if (here !== there) return here ? 'mine-moved' : 'theirs-moved';
    return 'reworded';
  }
  const [ours, others] = [mine, theirs].map((text) => HEADING.exec(text.trimEnd()));
  if (ours && others) return ours[2] === others[2] ? 'level' : 'heading';
  if (isTicked(mine) !== isTicked(theirs) && mine.replace(TASK, '$1') === theirs.replace(TASK, '$1'))
    return 'tick';
  const [added, alsoAdded] = [isAddition(base, mine), isAddition(base, theirs)];
  if (added !== alsoAdded) return added ? 'mine-added' : 'theirs-added';
  return 'reworded';
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Whether a text is a task with its box ticked; `null` where it is no task. */
export function isTicked(text: string): boolean | null {
  const state = TASK.exec(text)?.[2];
  return state === undefined ? null : state !== ' ';
}

/** Whether a side has all of a text as it was, and more before or after it. */
function isAddition(from: string, to: string): boolean {
  const [before, after] = [from.trim(), to.trim()];
  return (
    before !== '' && after.length > before.length && (after.startsWith(before) || after.endsWith(before))
  );
}

/** Whether a side has the same lines in another order, whatever their numbers. */
export function isReordered(from: string, to: string): boolean {
  const lines = (text: string) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/^\d+[.)]\s+/, ''))
      .filter((line) => line !== '');
  const [before, after] = [lines(from), lines(to)];
  if (before.length !== after.length || before.every((line, at) => line === after[at])) return false;
  const sorted = after.toSorted();
  return before.toSorted().every((line, at) => line === sorted[at]);
}
