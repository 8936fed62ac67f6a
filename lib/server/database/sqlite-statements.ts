import Sqlite from 'better-sqlite3';
import { type Lock, onceFree } from './once-free';
import { insertionOf, savePartsOf } from './save-statements';
import type { Queue } from './serial-queue';
import { BUSY_TIMEOUT, DURABLE } from './sqlite-adapter';
import type { Save, Statement, Statements, Value } from './statements';

/** Changes that share a commit at most: while they are made, this process does nothing else. */
const MOST_TOGETHER = 32;

/** A change that waits for its turn. */
interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Prepared statements on a connection of their own. Each transaction is begun and committed without giving way, so that no
 * read comes in between. Changes that arrive together share a transaction and so the wait for the disk; each is still
 * made or not by its own statement, and one that fails undoes nothing of the others.
 */
export class SqliteStatements implements Statements {
  readonly #connection: Sqlite.Database;
  /** Goes past Prisma's transactions, which give way while they hold the lock. */
  readonly #queue: Queue;
  readonly #prepared = new Map<string, Sqlite.Statement<unknown[]>>();
  #waiting: Waiting[] = [];
  /** The lock of writes: whoever comes late waits for it no longer than whoever came first. */
  readonly #lock: Lock = { since: null };

  constructor(file: string, queue: Queue) {
    // Another process that just ends may have the file alone.
    this.#connection = new Sqlite(file, { timeout: BUSY_TIMEOUT });
    this.#connection.exec(DURABLE);
    // From here on, waiting would keep everything else in this process from going on, so it is done here and not by SQLite.
    this.#connection.exec('PRAGMA busy_timeout = 0');
    this.#queue = queue;
  }

  async all<Row>({ name, text }: Statement, values: readonly Value[]): Promise<readonly Row[]> {
    // To prepare a statement may already need the file.
    return onceFree(() => this.#prepare(name, text).all(values.map(stored)) as Row[]);
  }

  async run({ name, text }: Statement, values: readonly Value[]): Promise<number> {
    return this.#write(() => this.#prepare(name, text).run(values.map(stored)).changes);
  }

  async save(save: Save): Promise<{ readonly made: boolean; readonly visited: boolean }> {
    return this.#write(() => this.#save(save));
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  #save(save: Save): { readonly made: boolean; readonly visited: boolean } {
    const { decisive, additions } = savePartsOf(save);
    if (this.#change(decisive.text, decisive.values) === 0) return { made: false, visited: false };
    const added = additions.map((addition) => {
      const { text, values } = insertionOf(addition);
      return this.#change(text, values);
    });
    return { made: true, visited: added[0] === 1 };
  }

  #change(text: string, values: readonly Value[]): number {
    return this.#prepare(text, text).run(values.map(stored)).changes;
  }

  #prepare(name: string, text: string): Sqlite.Statement<unknown[]> {
    let statement = this.#prepared.get(name);
    if (!statement) {
      statement = this.#connection.prepare<unknown[]>(inOrder(text));
      this.#prepared.set(name, statement);
    }
    return statement;
  }

  #write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
      // Whatever else has arrived by now is read first, and comes along.
      if (this.#waiting.length === 1) setImmediate(() => void this.#queue(() => this.#commitAll()));
    });
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      let together: readonly Waiting[] = [];
      try {
        await this.#begin();
        together = this.#waiting.splice(0, MOST_TOGETHER);
        const settle = await this.#workAll(together);
        this.#prepare('commit', 'COMMIT').run();
        for (const tell of settle) tell();
      } catch (fault) {
        this.#undo();
        if (together.length === 0) together = this.#waiting.splice(0);
        for (const { reject } of together) reject(fault);
      }
    }
  }

  /** Has the lock of writes in a transaction in which nothing is done yet. */
  async #begin(): Promise<void> {
    await onceFree(() => this.#prepare('begin', 'BEGIN IMMEDIATE').run(), { lock: this.#lock });
  }

  #undo(): void {
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
  }

  /**
   * Does all the work, and answers with what to tell of each once it is durable. Where one fails, the others are done once
   * more without it: that is seldom, and a savepoint for each would cost all of them something each time.
   */
  async #workAll(together: readonly Waiting[]): Promise<readonly (() => void)[]> {
    const refusals: (() => void)[] = [];
    let left = together;
    for (;;) {
      const done: (() => void)[] = [];
      try {
        for (const one of left) {
          const result = one.work();
          done.push(() => one.resolve(result));
        }
        return [...refusals, ...done];
      } catch (fault) {
        const failed = left[done.length]!;
        refusals.push(() => failed.reject(fault));
        left = left.filter((one) => one !== failed);
        this.#undo();
        await this.#begin();
      }
    }
  }
}

/** As SQLite writes placeholders. */
function inOrder(text: string): string {
  let expected = 0;
  return text.replace(/\$(\d+)/g, (_, number) => {
    expected += 1;
    if (Number(number) !== expected) throw new Error(`Placeholders are not in order: ${text}`);
    return '?';
  });
}

/** As Prisma keeps it too. */
function stored(value: Value): string | number | Uint8Array | null {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00');
  return typeof value === 'boolean' ? Number(value) : value;
}
