import { type Exchange, versionOf } from '@/lib/lab/exchanges/exchange';
import { type Account, accountOf, afterWrite } from './account';
import { Sightings } from './sightings';
import { isDeletion, type Texts, textsSent, textsShown, versionMade, type Write } from './write';

export type { LostWord } from './account';

/** The text that a lab started, or started again, with. */
export interface StartingPoint {
  readonly version: number;
  readonly title: string;
  readonly body: string;
}

/** Where a record begins of which older exchanges are gone: the document as those had left it. */
export interface Beginning extends StartingPoint {
  /** When the last of those that are gone ended, in milliseconds since 1970. */
  readonly at: number;
}

/** What a round has come to, as far as its record tells. */
export interface Ledger extends Account {
  /** Set when the record begins later than the round: of what was before, nothing is known, and nothing called lost. */
  readonly begins: { readonly at: number; readonly version: number } | null;
}

interface Step {
  readonly write: Write;
  /** What its sender had seen, and what the write made of the account; unset until it is counted. */
  seen?: number;
  after?: Account | undefined;
}

/** A write of which it may not be known yet what it said. */
interface Made extends Omit<Write, 'texts'> {
  readonly texts: Texts | null;
}

/** Steps of which the account is kept: a write that comes this much late costs no more than those after it. */
const KEPT = 64;

/**
 * Follows a round and keeps its ledger: every write that succeeded is compared with the version before it, once. A word
 * counts as seen by a sender once an answer with its version, or a later one, had reached them before they sent.
 *
 * The ledger depends on what was taken and not on the order in which it came. When an exchange comes late, only the
 * writes that it has to do with and those after them are compared again.
 */
export class LedgerReader {
  readonly #base: number;
  readonly #begins: Ledger['begins'];
  /** The newest version that anybody may have seen in what is gone of the record; nobody is said not to have seen it. */
  #floor: number;
  readonly #first: Account;
  readonly #taken = new Set<string>();
  readonly #sightings = new Sightings();
  /** What answers showed of versions. */
  readonly #shown = new Map<number, Texts>();
  /** What made each version. Where several requests were told so it is the one sent first, which the others repeat. */
  readonly #made = new Map<number, Made>();
  #newest = 0;
  /** In the order of their answers. */
  #deletions: readonly Exchange[] = [];
  /** When each client last sent a write. */
  readonly #lastSent = new Map<string, number>();
  /** All writes in order; the first `#counted` are in the account. */
  #steps: Step[] = [];
  #counted = 0;
  #ledger: Ledger | null = null;

  /** Starts from the text that a round started with, or from where its record begins. */
  constructor(start: StartingPoint | Beginning) {
    this.#base = start.version;
    this.#floor = start.version;
    this.#begins = 'at' in start ? { at: start.at, version: start.version } : null;
    this.#first = accountOf(start.version, start.title, start.body);
  }

  /** Takes in an exchange. One without an answer says nothing yet; one that was taken before changes nothing. */
  take(exchange: Exchange): void {
    if (exchange.pending || this.#taken.has(exchange.id)) return;
    this.#taken.add(exchange.id);
    const seen = this.#sightings.take(exchange);
    if (seen !== null) this.#noteSeen(exchange, seen);
    this.#noteTexts(exchange);
    if (isDeletion(exchange)) this.#noteDeletion(exchange);
    else this.#noteWrite(exchange);
  }

  /** The ledger of all that was taken; the same object until something changes it. */
  ledger(): Ledger {
    if (this.#ledger && this.#counted === this.#steps.length) return this.#ledger;
    let account = this.#fallBack();
    for (; this.#counted < this.#steps.length; this.#counted += 1) {
      const step = this.#steps[this.#counted]!;
      step.seen = Math.max(this.#floor, this.#sightings.before(step.write));
      account = afterWrite(account, step.write, step.seen);
      step.after = account;
      const old = this.#steps[this.#counted - KEPT];
      if (old) old.after = undefined;
    }
    this.#ledger = { ...account, begins: this.#begins };
    return this.#ledger;
  }

  /** The last account that is kept of what is counted. */
  #fallBack(): Account {
    while (this.#counted > 0 && !this.#steps[this.#counted - 1]?.after) this.#counted -= 1;
    return this.#steps[this.#counted - 1]?.after ?? this.#first;
  }

  /** A version that a client had in hand before sending what is counted already. */
  #noteSeen({ client, endedAt }: Exchange, version: number): void {
    if (endedAt > (this.#lastSent.get(client) ?? Number.NEGATIVE_INFINITY)) return;
    const from = this.#steps.findIndex(
      ({ write, seen }) =>
        write.exchange.client === client &&
        write.exchange.startedAt >= endedAt &&
        version < write.version &&
        seen !== undefined &&
        version > seen,
    );
    if (from !== -1) this.#counted = Math.min(this.#counted, from);
  }

  #noteTexts(exchange: Exchange): void {
    const version = versionOf(exchange);
    const texts = version === null ? null : textsShown(exchange);
    if (version === null || texts === null || this.#shown.has(version)) return;
    this.#shown.set(version, texts);
    const made = this.#made.get(version);
    if (made?.texts !== null) return;
    this.#made.set(version, { ...made, texts });
    this.#arrange();
  }

  #noteWrite(exchange: Exchange): void {
    const version = versionMade(exchange);
    if (version === null || version <= this.#base) return;
    const before = this.#made.get(version);
    if (before && !isSentBefore(exchange, before.exchange)) return;
    const made = { exchange, version, texts: textsSent(exchange) ?? this.#shown.get(version) ?? null };
    this.#made.set(version, made);
    const { texts } = made;
    const isNext = version > this.#newest && exchange.endedAt > (this.#deletions.at(-1)?.endedAt ?? 0);
    this.#newest = Math.max(this.#newest, version);
    this.#noteSent(exchange);
    this.#noteFloor(exchange, version);
    if (!isNext) this.#arrange();
    else if (texts) this.#steps.push({ write: { ...made, texts } });
  }

  /** What was sent before the record begins may have been answered to others in what is gone. */
  #noteFloor({ startedAt }: Exchange, version: number): void {
    if (this.#begins === null || startedAt > this.#begins.at || version <= this.#floor) return;
    this.#floor = version;
    this.#counted = 0;
  }

  #noteDeletion(exchange: Exchange): void {
    this.#deletions = [...this.#deletions, exchange].sort((a, b) => a.endedAt - b.endedAt || byId(a, b));
    this.#noteSent(exchange);
    this.#arrange();
  }

  #noteSent({ client, startedAt }: Exchange): void {
    this.#lastSent.set(client, Math.max(startedAt, this.#lastSent.get(client) ?? startedAt));
  }

  /** Puts all writes in order anew; those before the first that is not where it was keep their account. */
  #arrange(): void {
    const writes = writesInOrder([...this.#made.values()], this.#deletions);
    const same = writes.findIndex((write, index) => this.#steps[index]?.write.exchange !== write.exchange);
    const kept = same === -1 ? writes.length : same;
    this.#steps = [...this.#steps.slice(0, kept), ...writes.slice(kept).map((write): Step => ({ write }))];
    this.#ledger = null;
  }
}

/** Reads the ledger off all exchanges of a round at once. Whoever follows a round keeps a `LedgerReader`. */
export function ledgerOf(start: StartingPoint | Beginning, exchanges: readonly Exchange[]): Ledger {
  const reader = new LedgerReader(start);
  for (const exchange of exchanges) reader.take(exchange);
  return reader.ledger();
}

/** In the order of versions; a deletion comes before the first write that was answered later. */
function writesInOrder(made: readonly Made[], deletions: readonly Exchange[]): readonly Write[] {
  const writes: Write[] = [];
  let deleted = 0;
  for (const { exchange, version, texts } of made.toSorted((a, b) => a.version - b.version)) {
    if (texts === null) continue;
    for (; deleted < deletions.length && deletions[deleted]!.endedAt < exchange.endedAt; deleted += 1)
      writes.push(deletionOf(deletions[deleted]!));
    writes.push({ exchange, version, texts });
  }
  return [...writes, ...deletions.slice(deleted).map(deletionOf)];
}

/** A deletion makes no version: what it says comes after whatever its sender can have seen. */
function deletionOf(exchange: Exchange): Write {
  return { exchange, version: Number.POSITIVE_INFINITY, texts: { title: '', body: '' } };
}

function isSentBefore(a: Exchange, b: Exchange): boolean {
  return (a.startedAt - b.startedAt || byId(a, b)) < 0;
}

function byId(a: Exchange, b: Exchange): number {
  return a.id < b.id ? -1 : 1;
}
