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
      grouped.push(
        { kind: 'deleted', text: joined(run, 'inserted') },
        { kind: 'inserted', text: joined(run, 'deleted') },
      );
    } else grouped.push(...run);
    at = end;
  }
  return grouped;
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
