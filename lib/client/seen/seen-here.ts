import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { documents } from '@/lib/client/api/documents-api';
import type { Person } from '@/lib/client/api/shapes';
import { answered } from '@/lib/client/device/answered';
import { foundIn } from './found-in';
import { keepSeen } from './keep-seen';
import { type SeenDocument, seenStore } from './seen-store';

/** What was last seen on this device. */
const deviceSeen = seenStore();

/** Keeps what the server sends to this page; returns what ends it. */
export function keepSeenHere(client: QueryClient): () => void {
  return keepSeen(client, { store: deviceSeen, me: documents.me, now: () => new Date() });
}

/** Milliseconds that the server may take to say who asks. */
const PATIENCE = 1_000;

/** A document as it was last seen here by the person who asks. */
export async function documentLastSeen(documentId: string): Promise<SeenDocument | null> {
  return deviceSeen.document(documentId, await asker());
}

/** Who was here last, as far as this device knows. */
export const lastPersonHere = deviceSeen.lastPerson;

/**
 * The list of documents as it was last seen here by the person who asks; where words are searched, only those rows that
 * have them in the title, or in the text that this device keeps.
 */
export function listLastSeenQuery(search: string) {
  return queryOptions({
    queryKey: ['list-last-seen', search],
    queryFn: async () => {
      const person = await asker();
      const list = await deviceSeen.list(person);
      return list && search !== '' ? foundIn(list, search, await deviceSeen.search(search, person)) : list;
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Who asks, if the server says so now; otherwise it can only be the person who was here last. */
function asker(): Promise<Person | null> {
  return answered(documents.me(), PATIENCE).catch(() => null);
}
