import type { Database } from '@/lib/server/database/database';
import type { Statement } from '@/lib/server/database/statements';

/** What has to be there before requests are served: a database that answers, all of this release's migrations, the relay. */
export type Part = 'database' | 'migrations' | 'relay';

/** How long what the database said counts, in milliseconds: whoever asks more often costs it nothing. */
const COUNTS = 1_000;

const APPLIED: Statement = {
  name: 'applied migrations',
  text: `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
};

interface Parts {
  readonly statements: Pick<Database['statements'], 'all'>;
  /** The names of the migrations that this release needs; there may be more. */
  readonly migrations: readonly string[];
  /** The way to other instances. */
  readonly relay: { readonly isListening: boolean };
}

/** Whether this process can serve, for whoever sends it requests or not. */
export class Readiness {
  readonly #parts: Parts;
  readonly #now: () => number;
  #looked: { readonly at: number; readonly missing: Promise<readonly Part[]> } | null = null;

  /** `now` in milliseconds, by a clock that never goes back. */
  constructor(parts: Parts, now: () => number = () => performance.now()) {
    this.#parts = parts;
    this.#now = now;
  }

  /** The parts that are not ready; none where all are. Never rejects. */
  async missing(): Promise<readonly Part[]> {
    const at = this.#now();
    if (this.#looked === null || at - this.#looked.at >= COUNTS) this.#looked = { at, missing: this.#look() };
    const { relay } = this.#parts;
    return [...(await this.#looked.missing), ...(relay.isListening ? [] : (['relay'] as const))];
  }

  async #look(): Promise<readonly Part[]> {
    const { statements, migrations } = this.#parts;
    try {
      const rows = await statements.all<{ readonly name: string }>(APPLIED, []);
      const applied = new Set(rows.map(({ name }) => name));
      return migrations.every((name) => applied.has(name)) ? [] : ['migrations'];
    } catch {
      return ['database'];
    }
  }
}
