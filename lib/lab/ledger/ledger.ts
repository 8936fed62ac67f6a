import {
  bodyText,
  type Exchange,
  isSuccess,
  isWrite,
  jsonOf,
  member,
  versionOf,
} from '@/lib/lab/exchanges/exchange';
import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { effortOf } from '@/lib/merge/diff/effort';
import { tokens } from '@/lib/merge/text/tokens';
import { hasWords } from '@/lib/merge/text/words';
import { countWhile } from './count-while';

/** The text that a lab started, or started again, with. */
export interface StartingPoint {
  readonly version: number;
  readonly title: string;
  readonly body: string;
}

/** A word, mark or white space of the document, and who wrote it; `null` for what was there from the start. */
interface LedgerToken {
  readonly text: string;
  readonly author: string | null;
}

/** A word that a write removed although its sender had never read a version with it. */
export interface LostWord {
  readonly text: string;
  readonly author: string | null;
  /** Whose request it vanished with, and when. */
  readonly by: string;
  readonly exchange: string;
  readonly at: number;
}

/** Who wrote what, and what vanished unseen and is not back. Removing what one has read is no loss. */
export interface Ledger {
  readonly tokens: readonly LedgerToken[];
  readonly lost: readonly LostWord[];
  /** How often a write removed a word unseen, those included that a later write brought back. */
  readonly vanished: number;
}

interface Word extends LedgerToken {
  readonly version: number;
}

/**
 * Reads the ledger off the exchanges: every write that succeeded is compared with the version before it. A word counts
 * as seen by a sender once an answer with its version, or a later one, had reached them before they sent.
 */
export function ledgerOf(start: StartingPoint, exchanges: readonly Exchange[]): Ledger {
  let words: readonly Word[] = tokens(start.body).map((text) => ({
    text,
    author: null,
    version: start.version,
  }));
  let lost: readonly (LostWord & { readonly version: number })[] = [];
  let vanished = 0;
  const knowledge = knowledgeOf(exchanges);
  for (const { exchange, version, body } of writesInOrder(start, exchanges)) {
    const seen = Math.max(start.version, lastSeen(knowledge, exchange, madeBy(exchange, version)));
    const after = tokens(body);
    const next: Word[] = [];
    const gone: Word[] = [];
    const fresh: number[] = [];
    let at = 0;
    const before = words.map(({ text }) => text);
    for (const change of diffSequences(before, after, effortOf())) {
      next.push(...words.slice(at, change.aStart));
      gone.push(...words.slice(change.aStart, change.aEnd).filter(({ text }) => hasWords(text)));
      for (const text of after.slice(change.bStart, change.bEnd)) {
        fresh.push(next.length);
        next.push({ text, author: exchange.client, version });
      }
      at = change.aEnd;
    }
    next.push(...words.slice(at));
    // A word that is taken out here and put in there was moved; one that had vanished and is put in again is back.
    const back: LostWord[] = [];
    for (const index of fresh) {
      const { text } = next[index]!;
      if (!hasWords(text)) continue;
      const moved = gone.findIndex((word) => word.text === text);
      const returned = lost.find((word) => word.text === text && !back.includes(word));
      if (moved !== -1) next[index] = gone.splice(moved, 1)[0]!;
      else if (returned) {
        back.push(returned);
        // Whoever read before this write has not seen it back.
        next[index] = { text, author: returned.author, version };
      }
    }
    const unseen = gone.filter((word) => word.version > seen);
    vanished += unseen.length;
    lost = [
      ...lost.filter((word) => !back.includes(word)),
      ...unseen.map((word) => ({
        ...word,
        by: exchange.client,
        exchange: exchange.id,
        at: exchange.endedAt,
      })),
    ];
    words = next;
  }
  return {
    tokens: words.map(({ text, author }) => ({ text, author })),
    lost: lost.map(({ text, author, by, exchange, at }) => ({ text, author, by, exchange, at })),
    vanished,
  };
}

interface Write {
  readonly exchange: Exchange;
  readonly version: number;
  readonly body: string;
}

/** The writes that made a new version, in the order of versions; a deletion comes when it was answered and empties the text. */
function writesInOrder(start: StartingPoint, exchanges: readonly Exchange[]): readonly Write[] {
  const texts = new Map<number, string>();
  for (const exchange of exchanges) {
    const version = versionOf(exchange);
    const read = version === null || !isSuccess(exchange) ? null : bodyText(exchange.responseBody);
    if (version !== null && read !== null) texts.set(version, read);
  }
  const made = new Map<number, Write>();
  const deletions: Write[] = [];
  for (const exchange of exchanges) {
    if (!isWrite(exchange) || !isSuccess(exchange)) continue;
    const version = versionOf(exchange);
    if (exchange.method === 'DELETE') {
      if (isDocument(exchange.target))
        deletions.push({ exchange, version: version ?? Number.MAX_SAFE_INTEGER, body: '' });
      continue;
    }
    if (version === null || version <= start.version || made.has(version)) continue;
    const body =
      (exchange.method === 'PUT' ? bodyText(exchange.requestBody) : null) ?? texts.get(version) ?? null;
    if (body !== null) made.set(version, { exchange, version, body });
  }
  const writes = [...made.values()].sort((a, b) => a.version - b.version);
  for (const deletion of deletions) {
    const after = writes.findIndex(({ exchange }) => exchange.endedAt > deletion.exchange.endedAt);
    writes.splice(after === -1 ? writes.length : after, 0, deletion);
  }
  return writes;
}

/** Whether a target is a document and not a lab's lock or the like. */
function isDocument(target: string): boolean {
  return target.startsWith('/api/documents/');
}

/** For each client, when answers reached it, in order, and the version that each put into its hands. */
type Knowledge = ReadonlyMap<string, readonly { readonly at: number; readonly version: number }[]>;

function knowledgeOf(exchanges: readonly Exchange[]): Knowledge {
  const known = new Map<string, { at: number; version: number }[]>();
  for (const exchange of [...exchanges].sort((a, b) => a.endedAt - b.endedAt)) {
    const version = exchange.answerLost ? null : shownBy(exchange);
    if (version === null) continue;
    const list = known.get(exchange.client) ?? [];
    list.push({ at: exchange.endedAt, version });
    known.set(exchange.client, list);
  }
  return known;
}

/** The version that a write made; a deletion makes none. */
function madeBy({ method }: Exchange, version: number): number {
  return method === 'DELETE' ? Number.MAX_SAFE_INTEGER : version;
}

/**
 * The newest version that the sender of a write had in hand when they sent it. It came before the one that the write made:
 * an exchange may take less than the millisecond that clocks tell, and then its own answer seems to be there by its start.
 */
function lastSeen(knowledge: Knowledge, { client, startedAt }: Exchange, made: number): number {
  const list = knowledge.get(client) ?? [];
  const known = list.slice(
    0,
    countWhile(list, ({ at }) => at <= startedAt),
  );
  return known.reduce((newest, { version }) => (version < made ? Math.max(newest, version) : newest), 0);
}

/** The version whose content an answer put into the hands of whoever asked; `null` when it showed none. */
function shownBy(exchange: Exchange): number | null {
  if (isSuccess(exchange) || exchange.status === 304)
    return exchange.method === 'HEAD' ? null : versionOf(exchange);
  // A 412 shows the current version only when it was asked to (Prefer: collision=representation or return=representation).
  const current = member(jsonOf(exchange.responseBody), 'current');
  const version = member(current, 'version');
  return exchange.status === 412 && typeof version === 'number' ? version : null;
}
