import type { WordMark } from '@/lib/merge/diff/word-marks';

/**
 * Marks as they read best: where neighbouring words are replaced, the old words stand together and then the new ones
 * ("an adult" → "a grown-up"), not each pair by itself. `same` and `inserted` joined still give the later text, `same` and
 * `deleted` the earlier.
 */
export function groupedMarks(marks: readonly WordMark[]): readonly WordMark[] {
  const grouped: WordMark[] = [];
  for (let at = 0; at < marks.length; ) {
    const end = endOfRun(marks, at);
    const run = marks.slice(at, end);
    const replaced =
      run.some(({ kind }) => kind === 'deleted') && run.some(({ kind }) => kind === 'inserted');
    if (replaced) {
      grouped.push(...replacement(joined(run, 'inserted'), joined(run, 'deleted')));
    } else grouped.push(...run);
    at = end;
  }
  return grouped;
}

/** One text in place of another; of white space alone only what differs is replaced, as the depth of a line. */
function replacement(old: string, now: string): readonly WordMark[] {
  let [start, end] = [0, 0];
  if ((old + now).trim() === '') {
    const most = Math.min(old.length, now.length);
    while (start < most && old[start] === now[start]) start += 1;
    while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  }
  const marks: readonly WordMark[] = [
    { kind: 'same', text: old.slice(0, start) },
    { kind: 'deleted', text: old.slice(start, old.length - end) },
    { kind: 'inserted', text: now.slice(start, now.length - end) },
    { kind: 'same', text: old.slice(old.length - end) },
  ];
  return marks.filter(({ text }) => text !== '');
}

/** The end of the changes that begin at `at` and have only spaces between them; one mark if none begins there. */
function endOfRun(marks: readonly WordMark[], at: number): number {
  const changed = (index: number) => index < marks.length && marks[index]?.kind !== 'same';
  if (!changed(at)) return at + 1;
  let end = at + 1;
  while (changed(end) || (changed(end + 1) && /^[ \t]+$/.test(marks[end]?.text ?? ''))) end += 1;
  return end;
}

function joined(run: readonly WordMark[], without: WordMark['kind']): string {
  return run
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');
}
