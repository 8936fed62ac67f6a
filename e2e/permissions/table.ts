import { CALLERS, type Caller, type Column } from './people';
import { ASKINGS } from './requests';
import type { Kind } from './things';

/** What everybody is answered who asks a route by a method about something of a kind. */
export interface Row {
  readonly route: string;
  readonly method: string;
  readonly kind: Kind;
  readonly statuses: ReadonlyMap<Caller, number>;
  /** Whether it is tried: of those that one `*` stands for, one is, about what is kept from most. */
  readonly tried: boolean;
}

/** Says of everybody without a column what they are answered, given what those of the columns are. */
export type Rest = (
  row: Pick<Row, 'route' | 'method' | 'kind'>,
  column: (caller: Column) => number,
) => ReadonlyMap<Caller, number>;

/** By what a row is found. */
export function nameOf(route: string, method: string, kind: string): string {
  return `${method} ${route} (${kind})`;
}

/** A row as one line, as it can be compared and read. */
export function lineOf({ route, method, kind, statuses }: Omit<Row, 'tried'>): string {
  const answered = [...statuses].map(([caller, status]) => `${caller} ${status}`);
  return `${nameOf(route, method, kind)}: ${answered.join(', ')}`;
}

/**
 * Reads a table: a heading with the callers; then for each route a line with its name and lines with methods, kinds and a
 * status for each caller. Throws where that is not so, or a line says again what another one said.
 */
export function readTable(text: string, rest: Rest): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const [heading, ...lines] = text
    .split('\n')
    .map(wordsOf)
    .filter(({ length }) => length > 0);
  if (heading?.join() !== CALLERS.join()) throw new Error('The heading has to name the callers in order.');
  let route = '';
  for (const words of lines) {
    if (words[0]!.startsWith('/')) route = words[0]!;
    else
      for (const row of readLine(route, words, rest)) {
        const name = nameOf(row.route, row.method, row.kind);
        if (rows.has(name)) throw new Error(`The table has two rows for ${name}.`);
        rows.set(name, row);
      }
  }
  return rows;
}

function readLine(route: string, words: readonly string[], rest: Rest): readonly Row[] {
  const [methods = '', ...others] = words;
  const kinds = others.filter((word) => !/^\d/.test(word));
  const cells = others.slice(kinds.length);
  if (kinds.length === 0 || cells.length !== CALLERS.length || !cells.every((cell) => /^\d{3}$/.test(cell)))
    throw new Error(
      `${route} has a line without methods, kinds and ${CALLERS.length} statuses: ${words.join(' ')}`,
    );
  const statuses = new Map<Caller, number>(CALLERS.map((caller, at) => [caller, Number(cells[at])]));
  const all = ASKINGS[route]?.kinds ?? [];
  const withheld = all.includes('none') ? 'none' : all[0];
  const about = kinds.includes('*')
    ? all.map((kind) => ({ kind, tried: kind === withheld }))
    : kinds.map((kind) => ({ kind: kind as Kind, tried: true }));
  return methods.split(',').flatMap((method) =>
    about.map(({ kind, tried }) => {
      const others = rest({ route, method, kind }, (caller) => statuses.get(caller)!);
      return { route, method, kind, tried, statuses: new Map([...statuses, ...others]) };
    }),
  );
}

function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter(Boolean);
}
