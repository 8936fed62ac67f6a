import type { Tables } from './tables';

/** Where the copies of a row differ from it: an expression for a column, in which `n` is the number of the copy. */
type Differences = Readonly<Record<string, string>>;

/** Puts so many documents beside one, of ten other people, each with as many versions. */
export async function fillDocuments(tables: Tables, documentId: string, count: number): Promise<void> {
  const id = `CAST(10000000 + n AS TEXT) || '-0000-4000-8000-000000000000'`;
  const ownerId = `CAST(10000000 + n % 10 AS TEXT) || '-0000-4000-8000-000000000001'`;
  // Nobody searches them, so none has to be brought to search.
  const isSearched = { searched: '"version"', searchKey: 'NULL' };
  await copy(tables, 'Document', `"id" = '${documentId}'`, count, { id, ownerId, ...isSearched });
  for (const table of ['Revision', 'LineStep', 'StoredText'])
    await copy(tables, table, `"documentId" = '${documentId}'`, count, { documentId: id });
}

async function copy(tables: Tables, table: string, where: string, count: number, differences: Differences) {
  const columns = await tables.columns(table);
  const missing = Object.keys(differences).filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Error(`${table} has no ${missing.join(', ')}.`);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const values = columns.map((name) => differences[name] ?? `"${name}"`).join(', ');
  await tables.run(`INSERT INTO "${table}" (${names})
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
    SELECT ${values} FROM numbers, "${table}" WHERE ${where}`);
}
