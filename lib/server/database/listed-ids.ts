import { setImmediate } from 'node:timers/promises';
import { gramOfOwner, gramsToFind } from '@/lib/documents/content/grams';
import { LEAST_SEARCHED, type ListCursor, type ListRequest } from '@/lib/documents/model/repository';
import type { Database } from './database';
import { candidatesAsked, foundAsked, type PartAsked } from './list-statements';
import { type StoredTime, timeOf } from './statements';

/** Documents in which a search looks before it asks the index: what is found often is met among the newest. */
const NEWEST = 100;
/** Documents that the index is asked for at first, of which mostly all have it, and then at once. */
const NAMED = 200;
const MOST_NAMED = 8_000;
/** Bytes of text in one statement: while SQLite looks through them, this process does nothing else. */
const STRETCH = 2 * 1_048_576;

/** Reads a version's title and text, folded for search; `null` where it is gone, or cannot be read. */
export type SearchTextOf = (id: string, version: number) => Promise<string | null>;

interface Candidate extends ListCursor {
  readonly version: number;
  /** The version whose text is there to be searched; see the models. */
  readonly searched: number;
  readonly searchKey: number | null;
  /** Of its current version, in bytes. */
  readonly size: number;
}

type CandidateRow = Omit<Candidate, 'updatedAt'> & { readonly updatedAt: StoredTime };

/** Which documents belong to one part of a list. */
export interface ListedIds {
  /** Newest change first; at most as many as asked for. */
  readonly ids: readonly string[];
  /** The last document that was looked at; `null`: no further one is in the list. */
  readonly next: ListCursor | null;
  /** Bytes of text that were looked through. */
  readonly searched: number;
}

/**
 * Which documents belong in a list, and of a search in which of them it is found. A search stops where it has looked
 * through as much as it may, at one text at the least; `next` then leads on.
 */
export async function listedIds(
  database: Database,
  request: ListRequest,
  textOf: SearchTextOf,
): Promise<ListedIds> {
  const { search, limit, effort, personId } = request;
  const isSearch = search !== '';
  const ids: string[] = [];
  let grams: readonly number[] | null = null;
  let most = isSearch ? NEWEST : limit + 1;
  let searched = 0;
  let next = request.after;
  for (;;) {
    const candidates = await candidatesIn(database, { ...request, grams, after: next, most });
    // Others have their turn.
    if (isSearch) await setImmediate();
    for (const stretch of stretches(candidates, Math.min(STRETCH, effort))) {
      if (isSearch && searched > 0 && searched + sizeOf(stretch) > effort) return { ids, next, searched };
      const found = isSearch ? await foundIn(database, stretch, search, textOf) : null;
      if (found) searched += sizeOf(stretch);
      for (const candidate of stretch) {
        const isIn = found === null || found.has(candidate.id);
        if (isIn && ids.length === limit) return { ids, next, searched };
        if (isIn) ids.push(candidate.id);
        next = { updatedAt: candidate.updatedAt, id: candidate.id };
      }
    }
    if (candidates.length < most) return { ids, next: null, searched };
    most = grams === null ? NAMED : MOST_NAMED;
    // Asked for one's own alone, so that it takes no longer for what others write.
    grams ??= [gramOfOwner(personId ?? ''), ...gramsToFind(search)];
  }
}

async function candidatesIn(database: Database, part: PartAsked): Promise<readonly Candidate[]> {
  const asked = candidatesAsked(database.provider, part);
  const rows = await database.statements.all<CandidateRow>(...asked);
  return rows.map((row) => ({ ...row, updatedAt: timeOf(row.updatedAt) }));
}

/** Of these candidates those in which a search finds something. */
async function foundIn(
  database: Database,
  candidates: readonly Candidate[],
  search: string,
  textOf: SearchTextOf,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const byKey = new Map<number, string>();
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    const { id, searched, version, searchKey } = candidate;
    if (searched === version && searchKey !== null) byKey.set(searchKey, id);
    else if (searched >= 0) others.push(candidate);
  }
  if (byKey.size > 0) {
    const asked = foundAsked(database.provider, [...byKey.keys()], search);
    const rows = await database.statements.all<{ readonly key: number }>(...asked);
    for (const { key } of rows) found.add(byKey.get(key)!);
    // Others have their turn.
    await setImmediate();
  }
  for (const { id, version } of others) {
    if ((await textOf(id, version))?.includes(search)) found.add(id);
    // Others have their turn.
    await setImmediate();
  }
  return found;
}

/** Candidates in their order, as many together as one statement may look through. */
function stretches(candidates: readonly Candidate[], most: number): readonly (readonly Candidate[])[] {
  const all: Candidate[][] = [];
  for (const candidate of candidates) {
    const last = all.at(-1);
    if (last && sizeOf(last) + sizeOf([candidate]) <= most) last.push(candidate);
    else all.push([candidate]);
  }
  return all;
}

function sizeOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { size }) => sum + Math.max(size, LEAST_SEARCHED), 0);
}
