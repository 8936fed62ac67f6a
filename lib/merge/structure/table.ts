const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
const QUOTES = /^(?:[ \t]*>)*/;

/** Whether a line marks the columns of a table whose names stand in the line above. */
export function isDelimiterRow(line: string | undefined, quotes: number): boolean {
  if (line === undefined || !line.includes('-') || !line.includes('|')) return false;
  const marks = QUOTES.exec(line)![0];
  return marks.split('>').length - 1 === quotes && DELIMITER_ROW.test(line.slice(marks.length).trim());
}

/** How many cells a row of a table has. A mark behind a backslash separates none. */
export function cellsOf(row: string): number {
  const inner = row.trim().replace(/^(?:>[ \t]*)*\|/, '');
  let cells = 1;
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\') i++;
    else if (inner[i] === '|' && i < inner.length - 1) cells++;
  }
  return cells;
}
