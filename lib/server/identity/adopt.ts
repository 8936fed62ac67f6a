import { adopt as adoptStored } from '@/lib/server/database/adopt';
import type { Database } from '@/lib/server/database/database';

interface Ground {
  readonly database: Database;
  readonly live: { announce(documentId: string): void };
}

/** Gives all that one person has to another, unless they have an account, and tells whoever watches a document of it. */
export async function adopt({ database, live }: Ground, from: string, to: string): Promise<void> {
  for (const documentId of await adoptStored(database, from, to)) live.announce(documentId);
}
