import { ask, type Fields } from './ask';
import type { Accepted } from './retrying';

/** A version as a history lists it. */
export interface Listed {
  readonly version: number;
  readonly etag: string;
  readonly parent: string | null;
}

/** All versions of a document, oldest first. */
export async function historyOf(base: string, path: string, headers: Fields): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; before > 1; before = found.at(-1)!.version) {
    const query = before === Number.MAX_SAFE_INTEGER ? '' : `&before=${before}`;
    const page = await ask(base, { method: 'GET', path: `${path}/versions?limit=200${query}`, headers });
    const versions = JSON.parse(page.text) as readonly Listed[];
    if (versions.length === 0) break;
    found.push(...versions);
  }
  return found.reverse();
}

/**
 * How many of the accepted saves were lost: are not in the history as the successor of just the version under whose tag
 * they were sent, which includes those that overwrote another. `created` is the tag of the first version. Versions that
 * nobody made count as well.
 */
export function lostOf(created: string, accepted: readonly Accepted[], history: readonly Listed[]): number {
  const kept = new Map(
    history.map(({ etag, parent }, at) => [
      etag,
      parent === (history[at - 1]?.etag ?? null) ? parent : undefined,
    ]),
  );
  const lost = accepted.filter(({ etag, parent }) => kept.get(etag) !== parent).length;
  const made = new Set([created, ...accepted.map(({ etag }) => etag)]);
  const twice = accepted.length + 1 - made.size;
  return (
    lost + twice + history.filter(({ etag }) => !made.has(etag)).length + (kept.get(created) === null ? 0 : 1)
  );
}
