import type { Access } from '@/lib/documents/model/access';
import type { DeletedEvent, DocumentEvent, VersionEvent } from './event';

/** How far somebody is in a document's history. */
export interface Place {
  readonly version: number;
  readonly deleted: boolean;
}

/** How far a reader of one document's events is: all that a resume has to know. */
export interface Position extends Place {
  /** What the reader may do. */
  readonly access: Access;
}

export type Positions = ReadonlyMap<string, Position>;

/** Documents that one reader may follow. */
export const MAX_FOLLOWED = 50;

/** One document's position: its UUID without dashes, its version, what the reader may do, and a mark once it is deleted. */
const POSITION =
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.(\d{1,15})([oevn])(x?)$/;
/** Characters that one position takes at most: 32 and 15 digits, a dot, two marks. */
const LONGEST_POSITION = 50;
const ACCESS: Readonly<Record<string, Access>> = { o: 'own', e: 'edit', v: 'view', n: 'none' };

/**
 * A reader's positions as the id of an event, which readers hand back as `Last-Event-ID`. It names durable facts only,
 * so any instance understands it, also after a restart.
 *
 * @param history another one each time that a backup was put back, since numbers of versions may be given again then; empty
 * where none ever was.
 */
export function formatPositions(positions: Iterable<readonly [string, Position]>, history = ''): string {
  const parts: string[] = [];
  for (const [document, { version, deleted, access }] of positions) {
    parts.push(`${document.replaceAll('-', '')}.${version}${access[0]}${deleted ? 'x' : ''}`);
  }
  return (history && `${history}!`) + parts.join('~');
}

/**
 * Reads what `formatPositions` wrote of the same history; `null` for anything else, and for more documents than anybody may
 * follow.
 */
export function parsePositions(text: string, history = ''): Positions | null {
  const positions = new Map<string, Position>();
  if (text === '') return positions;
  const start = history && `${history}!`;
  if (!text.startsWith(start)) return null;
  const listed = text.slice(start.length);
  if (listed.length > MAX_FOLLOWED * (LONGEST_POSITION + 1)) return null;
  if (listed === '') return positions;
  for (const part of listed.split('~')) {
    const match = POSITION.exec(part);
    if (!match) return null;
    const [, a, b, c, d, e, version, access, deleted] = match;
    positions.set(`${a}-${b}-${c}-${d}-${e}`, {
      version: Number(version),
      deleted: deleted === 'x',
      access: ACCESS[access!]!,
    });
  }
  return positions.size > MAX_FOLLOWED ? null : positions;
}

/**
 * Where a reader is after an event, or `null` when the event says nothing new to it: that is how an event is never told
 * twice, however it arrives. Presence and names move no position and are always news.
 */
export function advance(position: Position, event: DocumentEvent): Position | null {
  switch (event.type) {
    case 'version':
    case 'deleted': {
      const place = advancePlace(position, event);
      return place && { ...position, ...place };
    }
    case 'sharing':
      return event.access !== position.access ? { ...position, access: event.access } : null;
    case 'named':
    case 'presence':
      return position;
  }
}

/** Where somebody is in the history after one of its events; `null` when it says nothing new. */
export function advancePlace({ version, deleted }: Place, event: VersionEvent | DeletedEvent): Place | null {
  if (event.type === 'version') {
    return event.version > version ? { version: event.version, deleted: false } : null;
  }
  return event.version === version && !deleted ? { version, deleted: true } : null;
}
