import type {
  DeletedEvent,
  DocumentEvent,
  DocumentState,
  LiveEvent,
  NamedEvent,
  PresenceEvent,
  ReloadEvent,
  SharingEvent,
  VersionEvent,
} from '@/lib/documents/events/event';
import { advance, type Position } from '@/lib/documents/events/position';

/** What a listener hears of one document. */
export type DocumentNews =
  | VersionEvent
  | DeletedEvent
  | SharingEvent
  | NamedEvent
  | PresenceEvent
  /** How the document stands: on joining, and whenever the stream was opened anew. */
  | ({ readonly type: 'state' } & DocumentState)
  /** Something may have been missed for good: load the document again. */
  | ReloadEvent;

/** What a tab knows of a document from the stream, however it came in. */
export interface LiveDocument {
  readonly state: DocumentState | null;
  readonly presence: PresenceEvent | null;
}

/** What is known of a document before the stream has said anything. */
export const UNKNOWN: LiveDocument = { state: null, presence: null };

/** The documents that an event is about; `null` for all of them. */
export function documentsOf(event: LiveEvent): readonly string[] | null {
  if (event.type === 'ready') return event.documents.map(({ document }) => document);
  return event.type === 'reload' ? null : [event.document];
}

/**
 * Takes an event in. Tabs may hear one twice, from an old holder of the stream and a new one: `news` is what it says
 * that was not known, or `null`.
 */
export function takeIn(
  known: LiveDocument,
  document: string,
  event: LiveEvent,
): { readonly known: LiveDocument; readonly news: DocumentNews | null } {
  switch (event.type) {
    case 'reload':
      // What is known may be of another history.
      return { known: { ...known, state: null }, news: event };
    case 'ready': {
      const state = event.documents.find((one) => one.document === document);
      if (!state || (known.state && !isNewer(state, known.state))) return { known, news: null };
      return { known: { ...known, state }, news: { type: 'state', ...state } };
    }
    case 'presence':
      return { known: { ...known, presence: event }, news: event };
    default:
      return moved(known, event);
  }
}

/** What a tab that joins has to be told. */
export function briefing(document: string, { state, presence }: LiveDocument): readonly LiveEvent[] {
  if (!state || state.document !== document) return [];
  return [{ type: 'ready', documents: [state] }, ...(presence ? [presence] : [])];
}

function moved(known: LiveDocument, event: Exclude<DocumentEvent, PresenceEvent>): ReturnType<typeof takeIn> {
  const { state } = known;
  const position = state ? positionOf(state) : null;
  if (position && !advance(position, event)) return { known, news: null };
  const { document } = event;
  if (event.type === 'named') {
    if (state && state.names >= event.names) return { known, news: null };
    return { known: state ? { ...known, state: { ...state, names: event.names } } : known, news: event };
  }
  const before: DocumentState = state ?? { document, version: 0, etag: null, access: 'edit', names: 0 };
  const after: DocumentState =
    event.type === 'version'
      ? { ...before, version: event.version, etag: event.etag }
      : event.type === 'deleted'
        ? { ...before, version: event.version, etag: null }
        : { ...before, access: event.access };
  return { known: { ...known, state: after }, news: event };
}

function positionOf({ version, etag, access }: DocumentState): Position {
  return { version, deleted: etag === null, access };
}

/** Not the same again, and not of a stream that another tab held and that has been overtaken. */
function isNewer(state: DocumentState, known: DocumentState): boolean {
  if (state.version !== known.version) return state.version > known.version;
  return state.etag !== known.etag || state.access !== known.access || state.names > known.names;
}
