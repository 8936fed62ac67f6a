import { isMet, judged, type Row } from './row';

/** Subjects with a column of their own, and what it is headed; others share one. */
const COLUMNS: Readonly<Record<string, string>> = {
  application: 'Midair',
  framework: 'empty Next',
  bare: 'bare limit',
};
const HEADS = ['', 'unit', ...Object.values(COLUMNS), 'others', 'ratio', 'target', 'met', ''];

/** Columns of words; the others have numbers. */
const isText = (at: number) => at < 2 || at === HEADS.length - 1;

/** The table for a terminal, its columns aligned. */
export function plainTable(rows: readonly Row[]): string {
  const cells = [HEADS, ...rows.map(cellsOf)];
  const widths = HEADS.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  return cells
    .map((line) =>
      line
        .map((cell, at) => (isText(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The table for a page of the documentation. */
export function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = HEADS.map((_, at) => (isText(at) ? '---' : '---:'));
  return [HEADS, rule, ...rows.map(cellsOf)].map(line).join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const { what, unit, figures, ratio, better, target, note } = row;
  const others = Object.entries(figures)
    .filter(([name]) => !(name in COLUMNS))
    .map(([name, figure]) => `${name} ${shown(figure)}`);
  const met = isMet(row);
  return [
    what,
    unit,
    ...Object.keys(COLUMNS).map((name) => (figures[name] === undefined ? '' : shown(figures[name]))),
    others.join('; '),
    ratio === undefined ? '' : `${shown(judged(row))} × ${COLUMNS[ratio.to] ?? ratio.to}`,
    target === undefined ? '' : `${better === 'less' ? '≤' : '≥'} ${shown(target)}`,
    met === null ? '' : met ? 'yes' : 'no',
    note ?? '',
  ];
}

/** A number with three figures, as far as they tell something. */
function shown(number: number): string {
  if (!Number.isFinite(number)) return '–';
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en');
  return String(Number(number.toPrecision(3)));
}
