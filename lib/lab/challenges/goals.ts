import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { type Exchange, fieldOf, isSuccess, jsonOf, member, shortTag } from '@/lib/lab/exchanges/exchange';
import { versionShown } from '@/lib/lab/ledger/write';
import type { Standing, Traffic } from './challenge';
import { type History, historyOf, type Loss, since, type Version, versionNamed } from './history';

/** A standing that is either reached or open. */
export function standing(reached: unknown): Standing {
  return { is: reached ? 'reached' : 'open' };
}

/** The value of a field of the request; `null` when it is absent. */
export function sentField(exchange: Exchange, name: string): string | null {
  return fieldOf(exchange.requestFields, name);
}

/** Whether a request on the document has this method and status. */
export function answered(exchange: Exchange, method: string, status: number): boolean {
  return exchange.method === method && exchange.status === status && isOnDocument(exchange);
}

/** Whether a request has `*` and nothing else in a field. */
export function sendsStar(exchange: Exchange, field: 'If-Match' | 'If-None-Match'): boolean {
  return sentField(exchange, field)?.trim() === '*';
}

/** A PUT that was written. */
export function saved(exchange: Exchange): boolean {
  return exchange.method === 'PUT' && isSuccess(exchange) && isOnDocument(exchange);
}

/** Versions that a PUT made, in their order. */
export function savesOf({ versions }: History): readonly (Version & { readonly write: Exchange })[] {
  return versions.filter(
    (version): version is Version & { readonly write: Exchange } => version.write?.method === 'PUT',
  );
}

/** What one person's save took from another person's save. */
export function lostSaves(traffic: Traffic): readonly Loss[] {
  return historyOf(traffic).losses.filter(
    ({ lost, by }) => lost.write.method === 'PUT' && by.write.method === 'PUT',
  );
}

/**
 * The standing of a goal for which no word may be lost, by a save or a deletion. What was reached before the first loss
 * was known is reached.
 */
export function withoutLoss(
  traffic: Traffic,
  reached: (traffic: Traffic) => unknown,
  because: (loss: Loss) => string,
): Standing {
  const [loss] = historyOf(traffic).losses.toSorted((a, b) => knownAt(a) - knownAt(b));
  if (!loss) return standing(reached(traffic));
  const before = traffic.exchanges.filter((each) => each !== loss.by.write && each.endedAt <= knownAt(loss));
  return reached({ ...traffic, exchanges: before })
    ? { is: 'reached' }
    : { is: 'blocked', because: because(loss) };
}

/** When both the write that brought the word and the one that took it were answered. */
function knownAt({ lost, by }: Loss): number {
  return Math.max(lost.write.endedAt, by.write.endedAt);
}

/** A loss in words. */
export function lossWords({ word, lost, by }: Loss): string {
  const deed = by.write.method === 'DELETE' ? 'deletion has removed' : 'save has overwritten';
  return `${by.write.client}’s ${deed} “${word}” by ${lost.write.client}`;
}

/** Whether a client had received a version when it sent a request. */
export function hadRead(
  { exchanges }: History,
  { client, startedAt }: Exchange,
  { number }: Version,
): boolean {
  return exchanges.some(
    (each) => each.client === client && each.endedAt <= startedAt && versionShown(each) === number,
  );
}

/** Whether an answer says that the request had been carried out before: its key was known. */
export function wasSavedBefore({ responseBody }: Exchange): boolean {
  return member(jsonOf(responseBody), 'savedAs') !== undefined;
}

/** A PUT that was refused with 412 because somebody else had saved after the version that its If-Match names. */
export interface Refused {
  readonly exchange: Exchange;
  /** The version that its sender started from. */
  readonly base: Version;
  /** The first save of somebody else after it. */
  readonly other: Version & { readonly write: Exchange };
}

/** Every refused save of that kind, in the order of answers. */
export function refusedSaves(history: History): readonly Refused[] {
  return history.exchanges.flatMap((exchange) => {
    const refused = answered(exchange, 'PUT', 412) && !wasSavedBefore(exchange);
    const base = refused && versionNamed(history, exchange, 'If-Match');
    if (!base) return [];
    const later = since(history, base, exchange);
    const other = savesOf(history).find(
      (save) => save.write.client !== exchange.client && later.some(({ write }) => write === save.write),
    );
    return other ? [{ exchange, base, other }] : [];
  });
}

/** A save that was refused, and a later save of the same person. */
export function savedAfter(
  history: History,
  refused: Exchange,
): readonly (Version & { readonly write: Exchange })[] {
  return savesOf(history).filter(
    ({ write }) => write.client === refused.client && write.startedAt >= refused.endedAt,
  );
}

/** Who has saved before somebody of the cast had loaded; `null` where nobody has. */
export function savedTooEarly({ exchanges, cast }: Traffic): string | null {
  const people = Object.values(cast);
  const first = exchanges
    .filter((each) => each.method === 'PUT' && people.includes(each.client))
    .toSorted((a, b) => a.endedAt - b.endedAt)[0];
  const haveLoaded = people.every((name) =>
    exchanges.some(
      (each) => each.client === name && answered(each, 'GET', 200) && first && each.endedAt <= first.endedAt,
    ),
  );
  return first && !haveLoaded ? first.client : null;
}

/** The exchange right after which another one of these was sent, by the same person or not. */
export function isAfter(later: Exchange, earlier: Exchange): boolean {
  return later !== earlier && later.startedAt >= earlier.endedAt;
}

/** The tag of the current version that a field names weakly, alone; `null` where it does not. */
export function weakTagIn(exchange: Exchange, field: string): string | null {
  const list = parseEntityTagList(sentField(exchange, field));
  const tag = list.kind === 'list' && list.tags.length === 1 ? list.tags[0] : undefined;
  return tag?.weak ? `"${tag.opaque}"` : null;
}

/** The tag of a version for people. */
export function tagOf({ tag }: Version): string {
  return tag === null ? 'an unknown tag' : shortTag(tag);
}

/** Whether a request is on the document itself. */
function isOnDocument({ target }: Exchange): boolean {
  return /^\/api\/documents\/[^/?]+$/.test(target);
}
