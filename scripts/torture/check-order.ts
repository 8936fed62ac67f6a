import type { Fault } from './fault';
import { deletedAfter, markIn } from './kept';
import type { Outcome } from './outcomes';
import type { Answer, Exchange, KeptDocument, TortureRecord } from './record';

/** Somebody learnt that a document was in one of these states at a moment between start and end. */
interface Sighting {
  readonly states: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly who: string;
}

/**
 * Makes sure that what was answered fits an order of time: there is a moment for each change of a document, within the time
 * from the first request for it to its first acknowledgement, such that every answer tells the state of a moment while it was
 * asked for (linearizability of a register whose order of writes is known). Two rules say just that: nobody is shown a state
 * who asks after a later one was told, and nobody is shown a state that was not asked for yet.
 */
export function checkOrder(record: TortureRecord, outcomes: readonly Outcome[]): readonly Fault[] {
  const exchanges = new Map<string, Exchange[]>(record.documents.map(({ id }) => [id, []]));
  for (const exchange of record.exchanges) exchanges.get(exchange.document ?? '')?.push(exchange);
  return record.documents.flatMap((kept) => {
    const states = statesOf(kept);
    const sightings: Sighting[] = [];
    const faults: Fault[] = [];
    for (const exchange of exchanges.get(kept.id)!) {
      const seen = sightingIn(exchange, record, outcomes, states);
      if (typeof seen === 'string') faults.push({ kind: 'unknown', document: kept.id, says: seen });
      else if (seen) sightings.push(seen);
    }
    const begun = beginnings(kept, record, outcomes, states);
    return [...faults, ...disorder(kept.id, sightings, begun, states)];
  });
}

/** The states that a document went through, one after another, by number: 0 is that it is not there. */
interface States {
  readonly names: readonly string[];
  readonly byTag: ReadonlyMap<string, number>;
  /** By the number of the version after which it was deleted, and by its tag. */
  readonly deleted: ReadonlyMap<number | string, number>;
}

function statesOf(kept: KeptDocument): States {
  const names = ['not there'];
  const byTag = new Map<string, number>();
  const deleted = new Map<number | string, number>();
  kept.versions.forEach(({ version, tag }, at) => {
    byTag.set(tag, names.push(`version ${version}`) - 1);
    if (!deletedAfter(kept, at)) return;
    const deletion = names.push(`deleted after version ${version}`) - 1;
    deleted.set(version, deletion).set(tag, deletion);
  });
  return { names, byTag, deleted };
}

/** What an exchange tells of its document; `null`: nothing; a text: something that cannot be. */
function sightingIn(
  exchange: Exchange,
  { acts }: TortureRecord,
  outcomes: readonly Outcome[],
  states: States,
): Sighting | string | null {
  const { client, instance, answer, start, end, act } = exchange;
  if (typeof answer === 'string' || answer.status >= 500) return null;
  const who = `client ${client} at instance ${instance}, ${start.toFixed(1)}–${end.toFixed(1)} ms`;
  const asked = act === null ? null : acts[act]!;
  if (asked?.kind === 'delete' && answer.status < 300) {
    const at = states.deleted.get(asked.base ?? '');
    // Told by the check of the chain.
    if (at === undefined) return null;
    // It may have been done by the first of several requests.
    return { states: [at], start: outcomes[act!]!.start, end, who };
  }
  const seen = stateIn(answer, states);
  if (typeof seen !== 'string') return seen && { states: seen, start, end, who };
  // An acknowledgement without a version is told by the check of the chain.
  return asked !== null && answer.status < 300 ? null : `${who}: ${seen}`;
}

/** The states of which an answer tells one. */
function stateIn(
  { status, tag, last, reason }: Answer,
  { byTag, deleted }: States,
): readonly number[] | string | null {
  if (tag !== null) {
    const at = byTag.get(tag);
    return at === undefined ? `was shown ${tag}, which is in no history` : [at];
  }
  if (status === 404 || reason === 'missing') return [0];
  if (status === 410) {
    const at = deleted.get(last ?? 0);
    return at === undefined ? `was told that it is deleted after version ${last}, and it is not` : [at];
  }
  if (reason !== 'deleted') return null;
  return deleted.size > 0 ? [...deleted.values()] : 'was told that it is deleted, and it never was';
}

/** When each state was asked for first. */
function beginnings(
  kept: KeptDocument,
  { acts }: TortureRecord,
  outcomes: readonly Outcome[],
  states: States,
): number[] {
  const begun = states.names.map(() => Number.NEGATIVE_INFINITY);
  const writers = new Map(acts.map((act, at) => [act.mark, outcomes[at]!.start]));
  kept.versions.forEach(({ tag, version, content }, at) => {
    const writer = at < kept.given ? undefined : writers.get(markIn(content) ?? '');
    if (writer !== undefined) begun[states.byTag.get(tag)!] = writer;
    const deletion = states.deleted.get(version);
    if (deletion === undefined) return;
    const asked = acts.flatMap((act, n) =>
      act.kind === 'delete' && act.base === tag ? [outcomes[n]!.start] : [],
    );
    if (asked.length > 0) begun[deletion] = Math.min(...asked);
  });
  return begun;
}

function disorder(
  document: string,
  sightings: readonly Sighting[],
  begun: readonly number[],
  { names }: States,
): Fault[] {
  const faults: Fault[] = [];
  // No state can be reached before the ones before it.
  let latest = Number.NEGATIVE_INFINITY;
  const earliest = begun.map((start) => {
    latest = Math.max(latest, start);
    return latest;
  });
  const ended = sightings.filter(({ states }) => states.length === 1).toSorted((a, b) => a.end - b.end);
  let next = 0;
  let reached: { readonly state: number; readonly who: string } = { state: 0, who: 'nobody' };
  for (const { states, start, end, who } of sightings.toSorted((a, b) => a.start - b.start)) {
    for (let one = ended[next]; one && one.end < start; one = ended[++next]) {
      if (one.states[0]! > reached.state) reached = { state: one.states[0]!, who: one.who };
    }
    const shown = states.map((state) => names[state]).join(' or ');
    if (states.every((state) => state < reached.state)) {
      const says = `${document} was ${shown} for ${who}, after it had been ${names[reached.state]} for ${reached.who}`;
      faults.push({ kind: 'stale', document, says });
    }
    if (states.every((state) => earliest[state]! > end)) {
      faults.push({
        kind: 'early',
        document,
        says: `${document} was ${shown} for ${who}, before anybody asked for that`,
      });
    }
  }
  return faults;
}
