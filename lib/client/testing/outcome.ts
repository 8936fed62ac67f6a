import { mergeContent } from '@/lib/client/merging/merge-content';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { DocumentServer } from './document-server';
import type { Pending, Person } from './person';

/** What comes of an effect that is no save, once it ends. No `server`: it cannot be reached. */
export function outcomeOf(effect: Pending, { shelf }: Person, server: DocumentServer | null): SessionEvent {
  switch (effect.type) {
    case 'schedule-retry':
      return { type: 'retry', id: effect.id };
    case 'merge':
      return {
        type: 'merged',
        id: effect.id,
        merge: mergeContent(effect.base, effect.mine, effect.theirs),
      };
    case 'look': {
      if (!server) return { type: 'unanswered', id: effect.id, random: 0.5, retryAfter: null, status: null };
      const head = server.head(effect.documentId);
      return { type: 'looked', id: effect.id, current: 'etag' in head ? head : null };
    }
    case 'shelve':
      shelf.set(effect.entry.id, effect.entry);
      return { type: 'shelved', shelfId: effect.entry.id };
  }
}
