import type { DocumentRow } from '@/lib/client/api/shapes';

/** In which order documents are listed. */
export const ORDERS = [
  { value: 'changed', label: 'Last changed' },
  { value: 'title', label: 'Title' },
  { value: 'made', label: 'Newest first' },
] as const;

type Order = (typeof ORDERS)[number]['value'];

/** As people look for titles: whatever the case, and 2 before 10. */
const titles = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * Rows in another order than the server's, which is that of the last change. Those without a title come last; equals stay
 * in their order.
 */
export function sortedRows(rows: readonly DocumentRow[], order: Order): readonly DocumentRow[] {
  if (order === 'title') return rows.toSorted(byTitle);
  if (order === 'made') return rows.toSorted((a, b) => madeAt(b) - madeAt(a));
  return rows;
}

function byTitle(a: DocumentRow, b: DocumentRow): number {
  const [first, second] = [a.title.trim(), b.title.trim()];
  if (first === '' || second === '') return Number(first === '') - Number(second === '');
  return titles.compare(first, second);
}

function madeAt({ createdAt }: DocumentRow): number {
  return createdAt === undefined ? 0 : Date.parse(createdAt);
}
