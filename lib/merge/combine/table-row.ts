/**
 * A row of a table with its cells as wide as those of another version of the row, where they fit. It stays as it is where
 * the other has more or fewer cells.
 */
export function padLike(row: string, like: string): string {
  const [cells, others] = [cellsOf(row), cellsOf(like)];
  if (cells.length !== others.length) return row;
  const last = cells.length - 1;
  return cells.map((cell, i) => (i === 0 || i === last ? cell : padCell(cell, others[i]!))).join('|');
}

/** What stands between the bars of a row; a bar behind a backslash is text. */
const cellsOf = (row: string): readonly string[] => row.split(/(?<!\\)\|/);

function padCell(cell: string, like: string): string {
  const text = cell.trim();
  const [before, after] = [like.length - like.trimStart().length, like.length - like.trimEnd().length];
  if (text === '') return ' '.repeat(like.length);
  // Space on one side alone pads: what stands at the right stays there.
  if (before > 1 && after <= 1)
    return (text + ' '.repeat(after)).padStart(Math.max(like.length, text.length + 1 + after));
  const lead = ' '.repeat(like.trim() === '' ? 1 : before);
  return (lead + text).padEnd(Math.max(like.length, lead.length + text.length + (after > 0 ? 1 : 0)));
}
