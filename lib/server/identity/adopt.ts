import { adopt as adoptStored } from '@/lib/server/database/adopt';
import type { Database } from '@/lib/server/database/database';

interface Ground {
  readonly database: Database;
  readonly live: { announce(documentId: string): void };
  readonly ports: { now(): number };
}

/** Gives all that one person has to another, unless they have an account, and tells whoever watches a document of it. */
export async function adopt({ database, live, ports }: Ground, from: string, to: string): Promise<void> {
  const changed = await adoptStored(database, from, to, new Date(ports.now()));
  for (const documentId of changed) live.announce(documentId);
}
