import type { Act } from '@/lib/documents/model/act';
import { type DocumentChange, documentIdOf, type Expected } from '@/lib/documents/model/repository';
import type { Database } from './database';
import { DatabaseDocuments } from './database-documents';

/** Documents in the database whose every change is announced once it is durable, whichever use case made it. */
export class AnnouncedDocuments extends DatabaseDocuments {
  readonly #announce: (documentId: string) => void;

  constructor(database: Database, announce: (documentId: string) => void) {
    super(database);
    this.#announce = announce;
  }

  override async commit(
    expected: Expected,
    change: DocumentChange,
    act: Act | null = null,
  ): Promise<boolean> {
    const made = await super.commit(expected, change, act);
    if (made && change.kind !== 'keep') this.#announce(documentIdOf(change));
    return made;
  }
}
