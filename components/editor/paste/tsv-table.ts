/** Cells that are too many to be read as a table. */
const MOST = 20_000;

/**
 * Cells that were copied from a spreadsheet as text, as a table in Markdown, the first row its head; `null` for what is no
 * table: fewer than two rows or columns, rows of unequal length, or lines that tabs indent.
 */
export function tsvTable(text: string): string | null {
  if (!text.includes('\t') || text.length > 500_000) return null;
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const columns = rows[0]!.length;
  if (rows.length < 2 || columns < 2 || rows.length * columns > MOST) return null;
  if (rows.some((row) => row.length !== columns) || rows.some(([first]) => first === '')) return null;
  const written = rows.map((row) => `| ${row.map(cell).join(' | ')} |`);
  return [written[0], `|${' --- |'.repeat(columns)}`, ...written.slice(1)].join('\n');
}

/** What would end the cell, or be read as a sign, is escaped. */
function cell(text: string): string {
  return text.trim().replace(/[\\|`*_[\]<~]/g, '\\$&');
}
