import { ACCESS } from '@/lib/client/document/access';
import type { Content } from '@/lib/client/document/content';
import type { Draft, KeptSession } from '@/lib/client/session/draft';
import type { ShelfEntry } from '@/lib/client/session/session';
import { boolean, isRecord, list, nullable, number, oneOf, optional, shape, string } from './guards';

/**
 * The format of what is written now. The first, which had no number, kept a whole session in one record. A change of what
 * is kept that an earlier release could not read, or that this one could not read without being told, gets a new number.
 */
export const FORMAT = 2;

/** What typing changes, by itself. */
export interface DraftRecord extends Omit<Draft, 'session'>, Pick<KeptSession, 'selection' | 'revision'> {
  readonly format: typeof FORMAT;
  readonly text: Content;
}

/** Something large that a draft needs, or (named `state`) the rest of its session, which refers to the large by name. */
export interface PartRecord {
  /** `draft/name`. */
  readonly id: string;
  readonly updatedAt: string;
  readonly value: unknown;
}

const content = shape({ title: string, body: string });
const snapshot = shape({
  content,
  etag: string,
  version: number,
  author: nullable(shape({ name: string, you: boolean })),
  savedAt: nullable(string),
});
const shelfEntry = shape({ id: string, documentId: string, content, reason: string, at: string });
const region = shape({ kind: string, base: string, mine: string, theirs: string, text: nullable(string) });
const merge = shape({ regions: list(region), coarse: boolean });
const both = (guard: typeof string) => shape({ title: guard, body: guard });
const place = shape({ field: oneOf('title', 'body'), region: number });
const choice = nullable(shape({ take: string, text: optional(string) }));
const decision = shape({ field: oneOf('title', 'body'), region: number, from: choice, to: choice });
const collision = shape({
  base: snapshot,
  mine: content,
  theirs: snapshot,
  merge: both(merge),
  choices: both(list(choice)),
  undo: list(decision),
  redo: list(decision),
  fresh: both(list(number)),
  displaced: both(list(shape({ near: number, text: string }))),
  cursor: nullable(place),
  open: boolean,
});
const saving = shape({
  id: number,
  intent: string,
  documentId: string,
  content,
  text: content,
  on: nullable(snapshot),
  mergeBase: nullable(string),
  attempt: number,
  key: optional(string),
  phase: oneOf('sent', 'waiting', 'checking'),
  settles: optional(collision),
  leaving: list(shelfEntry),
});
const keptSession = shape({
  documentId: string,
  base: snapshot,
  text: content,
  revision: number,
  selection: shape({ anchor: number, head: number }),
  head: snapshot,
  saving: nullable(saving),
  abandoned: optional(nullable(saving)),
  seed: optional(string),
  access: optional(oneOf(...ACCESS)),
  queued: nullable(content),
  collision: nullable(collision),
  gone: nullable(shape({ reason: oneOf('deleted', 'missing') })),
  refusal: nullable(shape({ status: number, error: string, message: string })),
  mergeBase: nullable(string),
  settled: nullable(collision),
  shelving: list(shelfEntry),
  counter: number,
});
const typist = nullable(shape({ id: string, name: string }));
const draftRecord = shape({
  id: string,
  tab: nullable(string),
  person: typist,
  documentId: string,
  updatedAt: string,
  text: content,
  selection: shape({ anchor: number, head: number }),
  revision: number,
});
const firstDraft = shape({
  id: string,
  tab: string,
  documentId: string,
  updatedAt: string,
  session: keptSession,
});

/** Whether a record is a draft as this release writes it. */
export function isDraftRecord(record: unknown): record is DraftRecord {
  return isRecord(record) && record.format === FORMAT && draftRecord(record);
}

/** Whether a record is a part of a draft. */
export function isPart(record: unknown): record is PartRecord {
  return isRecord(record) && typeof record.id === 'string' && typeof record.updatedAt === 'string';
}

/** Whether a value is a whole kept session, to the depth at which a page could stumble. */
export function isKeptSession(value: unknown): value is KeptSession {
  return keptSession(value);
}

/** A draft of the first format, in which nobody noted who typed. `null` if the record is none. */
export function migrated(record: unknown): Draft | null {
  if (!isRecord(record) || record.format !== undefined || !firstDraft(record)) return null;
  const { id, tab, documentId, updatedAt, session } = record as unknown as Draft;
  const { saving } = session;
  // What the first releases had no word for. An act of saving that had no key goes out again under one of its own.
  const added = { abandoned: null, seed: '', merging: null };
  const keyed: KeptSession['saving'] = saving && {
    ...saving,
    key: saving.key ?? `${id}-${saving.id}-${updatedAt}`,
    status: saving.status ?? null,
    phase: saving.phase === 'sent' ? 'sent' : 'waiting',
  };
  return { id, tab, person: null, documentId, updatedAt, session: { ...added, ...session, saving: keyed } };
}

/** The entry of the shelf that a record holds, of this format or the first; `null` if it cannot be read. */
export function readShelfEntry(record: unknown): ShelfEntry | null {
  if (!isRecord(record) || !shelfEntry(record)) return null;
  const { format, ...entry } = record;
  return format === undefined || format === FORMAT ? (entry as unknown as ShelfEntry) : null;
}
