/** A page, as far as its device looks at it. */
export interface Inhabitant {
  readonly alive: boolean;
}

/** How the device does: it does what it is asked, says no to everything, has no room left, or does not say anything. */
export type Health = 'well' | 'failing' | 'full' | 'silent';

/** A range of keys, as `IDBKeyRange.bound` makes one with its upper end left out. */
interface Range {
  readonly lower: string;
  readonly upper: string;
}

interface Row {
  readonly id: string;
  readonly documentId?: string;
}

type Rows = ReadonlyMap<string, Row>;

/** What `openDB` of the package `idb` is told besides name and version, as far as it is used. */
interface Callbacks {
  readonly terminated?: () => void;
}

/** Which page opens a database under which name. */
const named = new Map<string, readonly [Disk, Inhabitant]>();

/** Takes the place of `openDB` of the package `idb`: opens the disk that gave this name out. */
export function openDB(name: string, _version: number | undefined, callbacks: Callbacks): Promise<unknown> {
  const [disk, page] = named.get(name)!;
  return disk.open(page, callbacks);
}

/**
 * A database that pages share, as the package `idb` shows it, in the hands of a test: nothing is done before `work` is
 * called, which then does one thing that IndexedDB permits at that moment. Transactions over the same stores take their
 * turns where one of them writes; requests of one are done in order; all of it takes effect or nothing; one that asks for
 * nothing more is committed. A page that dies loses what was not committed, and may lose what was.
 */
export class Disk {
  health: Health = 'well';
  readonly #stores = new Map<string, Map<string, Row>>(
    ['drafts', 'parts', 'shelf'].map((name) => [name, new Map()]),
  );
  #opening: { readonly page: Inhabitant; readonly open: () => void; readonly refuse: () => void }[] = [];
  #transactions: Transaction[] = [];
  #connections: Connection[] = [];

  /** What is in a store, however it came there. */
  rows(store: 'drafts' | 'parts' | 'shelf'): Rows {
    return this.#stores.get(store)!;
  }

  /** The name under which a page opens this. */
  nameFor(page: Inhabitant): string {
    const name = `disk-${named.size}`;
    named.set(name, [this, page]);
    return name;
  }

  /** `openDB` for one page. */
  open(page: Inhabitant, { terminated }: Callbacks): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const open = () => {
        const connection = new Connection(this, page, terminated ?? (() => {}));
        this.#connections.push(connection);
        resolve(connection);
      };
      if (page.alive)
        this.#opening.push({ page, open, refuse: () => reject(new DOMException('Broken.', 'UnknownError')) });
    });
  }

  /** Begins a transaction after all that there are. */
  begin(page: Inhabitant, stores: readonly string[], mode: IDBTransactionMode): Transaction {
    const transaction = new Transaction(page, stores, mode, this.#stores);
    // Whatever code of a dead page still runs in a test does nothing.
    if (page.alive) this.#transactions.push(transaction);
    return transaction;
  }

  /** Does one of the things that can be done now; `which` chooses. False if there is none. */
  work(which: number): boolean {
    if (this.health === 'silent') return false;
    const ready = this.#transactions.filter(
      (each, at) => !this.#transactions.slice(0, at).some((b) => each.waitsFor(b)),
    );
    // A database is opened in the order in which it was asked for (Indexed Database API, connection queue).
    const [opening] = this.#opening;
    const things = (opening ? 1 : 0) + ready.length;
    if (things === 0) return false;
    const at = which % things;
    if (opening && at === 0) {
      this.#opening.shift();
      if (this.health === 'failing') opening.refuse();
      else opening.open();
      return true;
    }
    const transaction = ready[opening ? at - 1 : at]!;
    transaction.work(this.health);
    if (transaction.over) this.#transactions.splice(this.#transactions.indexOf(transaction), 1);
    return true;
  }

  /** A page is gone. What it had committed goes on only if it has begun, and `lucky`. */
  bury(page: Inhabitant, lucky: boolean): void {
    this.#opening = this.#opening.filter((each) => each.page !== page);
    this.#connections = this.#connections.filter((each) => each.page !== page);
    this.#transactions = this.#transactions.filter(
      (each) => each.page !== page || (lucky && each.begun && each.committing),
    );
  }

  /** The browser closes the database under a page. */
  disconnect(page: Inhabitant): void {
    for (const connection of this.#connections.filter((each) => each.page === page)) {
      connection.closed = true;
      connection.terminated();
    }
    this.#connections = this.#connections.filter((each) => each.page !== page);
    for (const transaction of this.#transactions.filter((each) => each.page === page)) transaction.abort();
    this.#transactions = this.#transactions.filter((each) => each.page !== page);
  }
}

/** A database that is open, for one page. */
class Connection {
  closed = false;
  readonly page: Inhabitant;
  readonly terminated: () => void;
  readonly #disk: Disk;

  constructor(disk: Disk, page: Inhabitant, terminated: () => void) {
    this.#disk = disk;
    this.page = page;
    this.terminated = terminated;
  }

  readonly objectStoreNames = { contains: () => true };

  close(): void {
    this.closed = true;
  }

  transaction(stores: readonly string[], mode: IDBTransactionMode): Transaction {
    if (this.closed) throw new DOMException('Closed.', 'InvalidStateError');
    return this.#disk.begin(this.page, stores, mode);
  }

  async put(store: string, row: Row): Promise<void> {
    const transaction = this.transaction([store], 'readwrite');
    await Promise.all([transaction.objectStore(store).put(row), transaction.done]);
  }

  async delete(store: string, id: string): Promise<void> {
    const transaction = this.transaction([store], 'readwrite');
    await Promise.all([transaction.objectStore(store).delete(id), transaction.done]);
  }

  getAll(store: string): Promise<unknown> {
    return this.transaction([store], 'readonly').objectStore(store).getAll();
  }

  async getAllFromIndex(store: string, _index: string, documentId: string): Promise<readonly Row[]> {
    const all = (await this.getAll(store)) as readonly Row[];
    return all.filter((row) => row.documentId === documentId);
  }
}

/** What is asked of a database and takes effect together. */
class Transaction {
  begun = false;
  committing = false;
  over = false;
  readonly page: Inhabitant;
  readonly done: Promise<void>;
  readonly #stores: readonly string[];
  readonly #mode: IDBTransactionMode;
  readonly #disk: ReadonlyMap<string, Map<string, Row>>;
  readonly #written: (readonly [store: string, id: string, row: Row | null])[] = [];
  readonly #requests: { readonly run: () => void; readonly refuse: (why: DOMException) => void }[] = [];
  #end!: (why: DOMException | null) => void;

  constructor(
    page: Inhabitant,
    stores: readonly string[],
    mode: IDBTransactionMode,
    disk: ReadonlyMap<string, Map<string, Row>>,
  ) {
    this.page = page;
    this.#stores = stores;
    this.#mode = mode;
    this.#disk = disk;
    this.done = new Promise((resolve, reject) => {
      this.#end = (why) => (why ? reject(why) : resolve());
    });
    // Whoever asks is told; nobody has to ask.
    this.done.catch(() => {});
  }

  waitsFor(before: Transaction): boolean {
    const writes = this.#mode === 'readwrite' || before.#mode === 'readwrite';
    return !this.begun && writes && this.#stores.some((store) => before.#stores.includes(store));
  }

  objectStore(store: string) {
    const rows = () => this.#rows(store);
    const inRange = ({ lower, upper }: Range) => [...rows().keys()].filter((id) => id >= lower && id < upper);
    return {
      get: (id: string) => this.#ask(() => structuredClone(rows().get(id))),
      getKey: (id: string) => this.#ask(() => (rows().has(id) ? id : undefined)),
      getAllKeys: () => this.#ask(() => [...rows().keys()].sort()),
      getAll: (range?: Range) =>
        this.#ask(() =>
          (range ? inRange(range) : [...rows().keys()]).sort().map((id) => structuredClone(rows().get(id))),
        ),
      put: (row: Row) => {
        const copy = structuredClone(row);
        return this.#ask(() => void this.#written.push([store, copy.id, copy]));
      },
      delete: (what: string | Range) =>
        this.#ask(() => {
          for (const id of typeof what === 'string' ? [what] : inRange(what))
            this.#written.push([store, id, null]);
        }),
      index: () => ({
        getAllKeys: (documentId: string) =>
          this.#ask(() =>
            [...rows().values()]
              .filter((row) => row.documentId === documentId)
              .map(({ id }) => id)
              .sort(),
          ),
      }),
    };
  }

  commit(): void {
    this.#usable();
    this.committing = true;
  }

  abort(why = new DOMException('Given up.', 'AbortError')): void {
    if (this.over) return;
    this.over = true;
    if (!this.page.alive) return;
    for (const { refuse } of this.#requests.splice(0)) refuse(why);
    this.#end(why);
  }

  work(health: Health): void {
    this.begun = true;
    const request = this.#requests.shift();
    if (request && health === 'failing') {
      const why = new DOMException('Broken.', 'UnknownError');
      if (this.page.alive) request.refuse(why);
      this.abort(why);
    } else if (request) request.run();
    else if (health === 'full' && this.#written.some(([, , row]) => row)) {
      this.abort(new DOMException('Full.', 'QuotaExceededError'));
    } else this.#finish();
  }

  #finish(): void {
    for (const [store, id, row] of this.#written) {
      if (row) this.#disk.get(store)!.set(id, row);
      else this.#disk.get(store)!.delete(id);
    }
    this.over = true;
    if (this.page.alive) this.#end(null);
  }

  /** A store with what this transaction has written to it. */
  #rows(store: string): Rows {
    if (this.#written.length === 0) return this.#disk.get(store)!;
    const rows = new Map(this.#disk.get(store)!);
    for (const [where, id, row] of this.#written) {
      if (where !== store) continue;
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
    return rows;
  }

  #usable(): void {
    if (this.over || this.committing) throw new DOMException('It has ended.', 'InvalidStateError');
  }

  #ask<Answer>(answer: () => Answer): Promise<Answer> {
    this.#usable();
    const asked = new Promise<Answer>((resolve, reject) => {
      const run = () => {
        const answered = answer();
        if (this.page.alive) resolve(answered);
      };
      this.#requests.push({ run, refuse: reject });
    });
    asked.catch(() => {});
    return asked;
  }
}
