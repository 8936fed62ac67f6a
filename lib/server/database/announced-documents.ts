import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from '@/lib/documents/model/act';
import { type DocumentChange, documentIdOf, type Expected } from '@/lib/documents/model/repository';
import type { Database } from './database';
import { DatabaseDocuments } from './database-documents';

/** Milliseconds for which a first visit is waited for. */
const PATIENCE = 250;

/** What is told of documents. */
interface Told {
  /** Something about a document was committed. */
  readonly changed: (documentId: string) => void;
  /** A first visit was noted, or could not be: then it is noted when they come again. */
  readonly visited: (fault: unknown) => void;
}

/** Documents in the database whose every change is announced once it is durable, whichever use case made it. */
export class AnnouncedDocuments extends DatabaseDocuments {
  readonly #told: Told;

  constructor(database: Database, told: Told) {
    super(database);
    this.#told = told;
  }

  override async commit(
    expected: Expected,
    change: DocumentChange,
    act: Act | null = null,
  ): Promise<boolean> {
    const made = await super.commit(expected, change, act);
    if (made && change.kind !== 'keep') this.#told.changed(documentIdOf(change));
    return made;
  }

  /**
   * Nobody is kept from reading because it cannot be noted that they did: the disk may be full, or another process may be
   * writing. Never rejects, and is over soon; what takes longer goes on by itself.
   */
  protected override async noteVisit(...visit: Parameters<DatabaseDocuments['recordVisit']>): Promise<void> {
    const { visited } = this.#told;
    const over = new AbortController();
    const noted = super.noteVisit(...visit).then(() => visited(null), visited);
    await Promise.race([noted, sleep(PATIENCE, undefined, { signal: over.signal }).catch(() => {})]);
    over.abort();
  }
}
