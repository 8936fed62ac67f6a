import { type Pool, types } from 'pg';
import { quoted, savePartsOf } from './save-statements';
import type { Save, Statement, Statements, Value } from './statements';

/** OID of `timestamp`, which pg would read in the zone of this machine. */
const TIMESTAMP = 1114;

const TYPES = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMP
      ? (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
      : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** Prepared statements over the pool: each is sent by its name, takes one round trip and is its own transaction. */
export class PostgresStatements implements Statements {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all<Row>({ name, text }: Statement, values: readonly Value[]): Promise<readonly Row[]> {
    const { rows } = await this.#query(name, text, values);
    return rows as Row[];
  }

  async run({ name, text }: Statement, values: readonly Value[]): Promise<number> {
    return (await this.#query(name, text, values)).rowCount ?? 0;
  }

  async save(save: Save): Promise<{ readonly made: boolean; readonly visited: boolean }> {
    const name = `save${save.expected ? '' : ' new'}${save.act ? ' act' : ''}`;
    const { text, values } = inOneStatement(save);
    const { rows } = await this.#query(name, text, values);
    return rows[0] as { made: boolean; visited: boolean };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  #query(name: string, text: string, values: readonly Value[]) {
    return this.#pool.query({ name, text, values: values.map(sent), types: TYPES });
  }
}

/** What hangs on the decisive statement is written only if that has a row to tell of: all or nothing, in one round trip. */
function inOneStatement(save: Save): { readonly text: string; readonly values: readonly Value[] } {
  const { decisive, additions } = savePartsOf(save);
  const values: Value[] = [...decisive.values];
  const next = (value: Value, type: string) => `$${values.push(value)}::${type}`;
  const parts = [`"made" AS (${decisive.text} RETURNING "id")`];
  for (const { table, columns, otherwise = '' } of additions) {
    const selected = Object.values(columns).map(([type, value]) => next(value, type));
    parts.push(
      `"new ${table}" AS (INSERT INTO "${table}" (${quoted(Object.keys(columns))})
        SELECT ${selected.join(', ')} FROM "made" ${otherwise} RETURNING 1)`,
    );
  }
  return {
    text: `WITH ${parts.join(', ')} SELECT EXISTS (SELECT FROM "made") AS "made",
      EXISTS (SELECT FROM "new Visit") AS "visited"`,
    values,
  };
}

function sent(value: Value): string | number | boolean | Uint8Array | null {
  return value instanceof Date ? value.toISOString() : value;
}
