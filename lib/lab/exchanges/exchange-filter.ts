import { type Exchange, fieldOf, isRefusal, isSuccess, isWrite, versionOf } from './exchange';

/** Which exchanges are shown: all, those of this page's people, only what collided, the last minute, or one person's. */
export type ExchangeFilter = 'all' | 'mine' | 'collisions' | 'last-minute' | { readonly person: string };

/** What a filter goes by. */
export interface FilterFacts {
  /** The people of this page. */
  readonly mine: readonly string[];
  /** Ids of the exchanges with which words vanished unseen. */
  readonly lossy: ReadonlySet<string>;
  /** Milliseconds since 1970, by the clock that the exchanges are timed with. */
  readonly now: number;
}

const MINUTE = 60_000;

/** The exchanges that a filter lets through, in their order. */
export function filtered(
  exchanges: readonly Exchange[],
  filter: ExchangeFilter,
  { mine, lossy, now }: FilterFacts,
): readonly Exchange[] {
  if (typeof filter === 'object') return exchanges.filter(({ client }) => client === filter.person);
  switch (filter) {
    case 'all':
      return exchanges;
    case 'mine':
      return exchanges.filter(({ client }) => mine.includes(client));
    case 'last-minute':
      return exchanges.filter(({ pending, endedAt }) => pending || endedAt > now - MINUTE);
    case 'collisions': {
      const collided = collisionsIn(exchanges, lossy);
      return exchanges.filter(({ id }) => collided.has(id));
    }
  }
}

/**
 * Ids of the exchanges that collided: each save that was refused because of another's, or overwrote another's words, and
 * the save that it met.
 */
function collisionsIn(exchanges: readonly Exchange[], lossy: ReadonlySet<string>): ReadonlySet<string> {
  const byTag = new Map<string, string>();
  const byVersion = new Map<number, string>();
  for (const exchange of exchanges) {
    if (!isWrite(exchange) || !isSuccess(exchange)) continue;
    const tag = fieldOf(exchange.responseFields, 'etag');
    if (tag !== null) byTag.set(tag, exchange.id);
    const version = versionOf(exchange);
    if (version !== null) byVersion.set(version, exchange.id);
  }
  const collided = new Set<string>();
  let lastSaved: string | undefined;
  for (const exchange of exchanges) {
    if (isWrite(exchange) && isSuccess(exchange) && !lossy.has(exchange.id)) lastSaved = exchange.id;
    // A 428 met nobody: it only left its condition out.
    const refused = isRefusal(exchange) && exchange.status !== 428;
    if (!refused && !lossy.has(exchange.id)) continue;
    collided.add(exchange.id);
    const version = versionOf(exchange);
    // Under a guard by dates no answer names a version.
    const met = refused
      ? byTag.get(fieldOf(exchange.responseFields, 'etag') ?? '')
      : byVersion.get(version === null ? 0 : version - 1);
    const known = met ?? lastSaved;
    if (known !== undefined) collided.add(known);
    if (!refused) lastSaved = exchange.id;
  }
  return collided;
}
