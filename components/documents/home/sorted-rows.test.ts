import { expect, it } from 'vitest';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { sortedRows } from './sorted-rows';

const row = (title: string, createdAt?: string): DocumentRow => ({
  id: title,
  title,
  version: 1,
  etag: '"1"',
  author: null,
  savedAt: '2026-01-01T00:00:00.000Z',
  owned: true,
  ...(createdAt === undefined ? {} : { createdAt }),
});
const titles = (rows: readonly DocumentRow[]) => rows.map(({ title }) => title);

it('leaves the order of the last change to the server', () => {
  expect(titles(sortedRows([row('b'), row('a')], 'changed'))).toEqual(['b', 'a']);
});

it('sorts by title as people look for one, those without one last', () => {
  const rows = [row(' '), row('zoo'), row('Week 10'), row('week 2'), row('Äpfel'), row('Apple 2'), row('')];
  const sorted = ['Äpfel', 'Apple 2', 'week 2', 'Week 10', 'zoo', ' ', ''];
  expect(titles(sortedRows(rows, 'title'))).toEqual(sorted);
});

it('sorts by when documents were made, the newest first', () => {
  const rows = [
    row('old', '2025-01-01T00:00:00.000Z'),
    row('unknown'),
    row('new', '2026-01-01T00:00:00.000Z'),
    row('older', '2024-01-01T00:00:00.000Z'),
  ];
  expect(titles(sortedRows(rows, 'made'))).toEqual(['new', 'old', 'older', 'unknown']);
});
