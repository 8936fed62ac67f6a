import type { Content } from '@/lib/client/document/content';
import { type Draft, type KeptSession, sameButTyping } from '@/lib/client/session/draft';
import { uuid } from '@/lib/http/client/uuid';
import {
  type DraftRecord,
  FORMAT,
  isDraftRecord,
  isKeptSession,
  isPart,
  migrated,
  type PartRecord,
} from './formats';
import { isRecord } from './guards';

/** A draft cut into what is stored. */
export interface Packed {
  readonly record: DraftRecord;
  readonly session: KeptSession;
  readonly state: PartRecord;
  /** What is large, each by the object that it is: sessions never change one. */
  readonly parts: ReadonlyMap<object, PartRecord>;
}

/** What has to be written so that one packed draft is where another, or nothing, was. */
export interface Changes {
  readonly record: DraftRecord | null;
  readonly parts: readonly PartRecord[];
}

const STATE = 'state';

/** Cuts a draft into records. Whatever is the same as `before` keeps its name. */
export function pack(draft: Draft, before: Packed | null): Packed {
  const { session, ...head } = draft;
  const { text, selection, revision, merging, ...rest } = session;
  const { updatedAt } = draft;
  const parts = new Map<object, PartRecord>();
  const refer = (large: object): unknown => {
    const known = before?.parts.get(large) ?? parts.get(large) ?? sameText(large, before, parts);
    const part = known ?? { id: `${draft.id}/${uuid()}`, updatedAt, value: large };
    parts.set(large, part);
    return { part: part.id };
  };
  const record = { ...head, format: FORMAT, text, selection, revision } as const;
  const unchanged = before !== null && sameButTyping(before.session, session);
  const value = replaced({ ...rest, merging: merging && { purpose: merging.purpose } }, refer);
  const state = unchanged ? before.state : { id: `${draft.id}/${STATE}`, updatedAt, value };
  return { record, session, state, parts };
}

/**
 * What has to be written where `before` is stored, or nothing, to have `after` there. Unless it is `sure` that just this
 * is stored, since another write is on its way, all that changes is written; what is large has names of its own.
 */
export function changesOf(before: Packed | null, after: Packed, sure = true): Changes {
  const had = new Set(before ? [...before.parts.values()].map(({ id }) => id) : []);
  const parts = new Map([...after.parts.values()].map((part) => [part.id, part]));
  const was = sure ? before : null;
  const same =
    was !== null &&
    was.record.text === after.record.text &&
    was.record.tab === after.record.tab &&
    was.record.person === after.record.person;
  return {
    record: same ? null : after.record,
    parts: [
      ...(was?.state === after.state ? [] : [after.state]),
      ...[...parts.values()].filter(({ id }) => !had.has(id)),
    ],
  };
}

/**
 * Puts a draft together from what is stored, in this format or an earlier one. `null` if it cannot be read: then nothing
 * may be written in its place.
 */
export function unpack(record: unknown, stored: readonly unknown[]): Packed | null {
  const old = migrated(record);
  if (old) return pack(old, null);
  if (!isDraftRecord(record)) return null;
  const byId = new Map(stored.filter(isPart).map((part) => [part.id, part]));
  const state = byId.get(`${record.id}/${STATE}`);
  if (!state) return null;
  const parts = new Map<object, PartRecord>();
  const resolved = restored(state.value, (id) => {
    const part = byId.get(id);
    if (!isRecord(part?.value)) throw new MissingPart(id);
    parts.set(part.value, part);
    return part.value;
  });
  if (resolved === null) return null;
  const { text, selection, revision } = record;
  const { merging, ...rest } = resolved;
  const known = { ...rest, text, selection, revision, merging: null };
  if (!isKeptSession(known)) return null;
  const { base, head } = known;
  const session: KeptSession = {
    ...known,
    merging: isRecord(merging)
      ? ({
          id: known.counter,
          purpose: merging.purpose,
          base,
          mine: text,
          theirs: head,
        } as KeptSession['merging'])
      : null,
  };
  return { record, session, state, parts };
}

/** The draft that is packed. */
export function draftOf({ record, session, state }: Packed): Draft {
  const { id, tab, person, documentId } = record;
  const updatedAt = record.updatedAt.localeCompare(state.updatedAt) > 0 ? record.updatedAt : state.updatedAt;
  return { id, tab, person, documentId, updatedAt, session };
}

class MissingPart extends Error {}

/** A text that was stored before as another object, as what was typed is once it is saved. */
function sameText(
  large: object,
  before: Packed | null,
  parts: ReadonlyMap<object, PartRecord>,
): PartRecord | undefined {
  if (!isText(large)) return undefined;
  for (const known of [before?.parts, parts]) {
    for (const [other, part] of known ?? []) {
      if (isText(other) && other.title === large.title && other.body === large.body) return part;
    }
  }
  return undefined;
}

/** The same data with a reference in the place of each large object. */
function replaced(value: unknown, refer: (large: object) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, refer));
  if (!isRecord(value)) return value;
  if (isText(value) || Array.isArray(value.regions)) return refer(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, refer)]));
}

/** The data that references were put into, or `null` if something that they name is not there. */
function restored(value: unknown, find: (id: string) => object): Record<string, unknown> | null {
  const restore = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(restore);
    if (!isRecord(each)) return each;
    if (typeof each.part === 'string') return find(each.part);
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, restore(inner)]));
  };
  try {
    const all = restore(value);
    return isRecord(all) ? all : null;
  } catch (error) {
    if (error instanceof MissingPart) return null;
    throw error;
  }
}

function isText(value: object): value is Content {
  return (
    'title' in value && 'body' in value && typeof value.title === 'string' && typeof value.body === 'string'
  );
}
