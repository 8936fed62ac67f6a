import { type EntityTag, formatEntityTag } from '@/lib/http/fields/entity-tag';
import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { type Exchange, fieldOf, versionOf } from '@/lib/lab/exchanges/exchange';
import { Sightings } from '@/lib/lab/ledger/sightings';
import { isDeletion, textsSent, textsShown, versionMade } from '@/lib/lab/ledger/write';
import { GUARD_FIELD } from '@/lib/lab/people/lab-view';
import { hasWords } from '@/lib/merge/text/words';
import type { Traffic } from './challenge';
import { type Content, countsOf, NOTHING } from './tokens-of';

/** What the document was from one write to the next. */
export interface Version {
  /** As the server counts; a deletion stands half a step after the version that it removed. */
  readonly number: number;
  readonly tag: string | null;
  /** Last-Modified, as it was sent. */
  readonly date: string | null;
  /** `null` where no exchange says what it was. */
  readonly content: Content | null;
  /** What made it; `null` for what was there when the round began. */
  readonly write: Exchange | null;
  /** The number of the newest version that its sender had read when they sent it. */
  readonly seen: number;
}

/** A word that a write removed although its sender had never read the version that brought it. */
export interface Loss {
  readonly word: string;
  /** The version that brought the word, and what made it. */
  readonly lost: Version & { readonly write: Exchange };
  readonly by: Version & { readonly write: Exchange };
}

/** The versions of a round in their order, what was lost on the way, and what else can be read off its exchanges. */
export interface History {
  /** In the order in which they were answered. */
  readonly exchanges: readonly Exchange[];
  readonly versions: readonly Version[];
  /** What one person's write took from another. What is put back later was lost all the same. */
  readonly losses: readonly Loss[];
}

const known = new WeakMap<Traffic, History>();

/** The history that a traffic tells. */
export function historyOf(traffic: Traffic): History {
  const before = known.get(traffic);
  if (before) return before;
  const exchanges = traffic.exchanges
    .filter((exchange) => guardOf(exchange) !== null)
    .sort((a, b) => a.endedAt - b.endedAt);
  const versions = versionsOf(traffic, exchanges);
  const history = { exchanges, versions, losses: versions.flatMap((_, at) => lossesOf(versions, at)) };
  known.set(traffic, history);
  return history;
}

/** The guard under which a request was treated; `null` for what was sent to anything but the lab. */
export function guardOf({ responseFields }: Exchange): string | null {
  return fieldOf(responseFields, GUARD_FIELD);
}

/** The version that a field of a request names by one strong tag; `undefined` for `*`, lists, weak and unknown tags. */
export function versionNamed(history: History, exchange: Exchange, field: string): Version | undefined {
  const tag = tagIn(exchange, field);
  return tag?.weak ? undefined : versionOfTag(history, tag);
}

/** The version that a field of a request names by one tag, weak or strong. */
export function versionLike(history: History, exchange: Exchange, field: string): Version | undefined {
  return versionOfTag(history, tagIn(exchange, field));
}

function tagIn(exchange: Exchange, field: string): EntityTag | undefined {
  const list = parseEntityTagList(fieldOf(exchange.requestFields, field));
  return list.kind === 'list' && list.tags.length === 1 ? list.tags[0] : undefined;
}

function versionOfTag({ versions }: History, tag: EntityTag | undefined): Version | undefined {
  const text = tag && formatEntityTag({ ...tag, weak: false });
  return text === undefined ? undefined : versions.findLast((version) => version.tag === text);
}

/** The versions made after one, as far as they were there when an exchange was answered. */
export function since({ versions }: History, version: Version, exchange: Exchange): readonly Version[] {
  return versions
    .slice(versions.indexOf(version) + 1)
    .filter(({ write }) => write !== null && write.endedAt <= exchange.endedAt);
}

/** The version that was current when an exchange was answered, as far as writes were answered by then. */
export function currentAt({ versions }: History, exchange: Exchange): Version | undefined {
  return versions.findLast(({ write }) => write === null || write.endedAt <= exchange.endedAt);
}

function versionsOf({ start }: Traffic, exchanges: readonly Exchange[]): readonly Version[] {
  const { tags, dates, texts } = toldOf(exchanges);
  const sightings = new Sightings();
  for (const exchange of exchanges) sightings.take(exchange);
  const first: Version = {
    number: start.version,
    tag: tags.get(start.version) ?? null,
    date: dates.get(start.version) ?? null,
    content: { title: start.title, body: start.body },
    write: null,
    seen: 0,
  };
  const versions: Version[] = [first];
  for (const { write, number } of writesOf(start.version, exchanges)) {
    const before = versions.at(-1) ?? first;
    const deleted = number === null;
    const at = number ?? before.number + 0.5;
    const sent = deleted ? NOTHING : (textsSent(write) ?? texts.get(at) ?? null);
    versions.push({
      number: at,
      tag: tags.get(at) ?? null,
      date: dates.get(at) ?? null,
      content: sent && {
        title: sent.title ?? before.content?.title ?? '',
        body: sent.body ?? before.content?.body ?? '',
      },
      write,
      seen: Math.max(
        start.version,
        sightings.before({
          exchange: write,
          version: deleted ? Number.MAX_SAFE_INTEGER : at,
          texts: NOTHING,
        }),
      ),
    });
  }
  return versions;
}

/** What answers told of versions, by their numbers. */
function toldOf(exchanges: readonly Exchange[]) {
  const tags = new Map<number, string>();
  const dates = new Map<number, string>();
  const texts = new Map<number, NonNullable<ReturnType<typeof textsShown>>>();
  for (const exchange of exchanges) {
    const number = versionOf(exchange);
    if (number === null) continue;
    const tag = fieldOf(exchange.responseFields, 'etag');
    const date = fieldOf(exchange.responseFields, 'last-modified');
    const shown = textsShown(exchange);
    if (tag !== null) tags.set(number, tag);
    if (date !== null) dates.set(number, date);
    if (shown !== null) texts.set(number, shown);
  }
  return { tags, dates, texts };
}

/** The writes that changed something, in their order: by version, and a deletion where it was answered. */
function writesOf(start: number, exchanges: readonly Exchange[]) {
  const made = new Map<number, Exchange>();
  for (const exchange of exchanges) {
    const number = versionMade(exchange);
    const before = number === null ? undefined : made.get(number);
    // Who was told the same version later had sent the same act, or the same text.
    if (number !== null && number > start && (!before || exchange.startedAt < before.startedAt))
      made.set(number, exchange);
  }
  const writes: { readonly write: Exchange; readonly number: number | null }[] = [...made]
    .sort(([a], [b]) => a - b)
    .map(([number, write]) => ({ number, write }));
  for (const deletion of exchanges.filter(isDeletion)) {
    const after = writes.findIndex(({ write }) => write.endedAt > deletion.endedAt);
    writes.splice(after === -1 ? writes.length : after, 0, { number: null, write: deletion });
  }
  return writes;
}

/** What the version at an index took that its sender had not read, at most once for each version that it took from. */
function lossesOf(versions: readonly Version[], at: number): readonly Loss[] {
  const by = versions[at];
  const from = versions.findLastIndex(({ number }, index) => index < at && number <= (by?.seen ?? 0));
  if (!by?.write || from === -1 || by.content === null) return [];
  const left = countsOf(by.content);
  const seen = countsOf(versions[from]?.content ?? NOTHING);
  const current = countsOf(versions[at - 1]?.content ?? NOTHING);
  const losses: Loss[] = [];
  for (let index = from + 1; index < at; index += 1) {
    const lost = versions[index];
    if (!lost?.write || lost.write.client === by.write.client) continue;
    const before = countsOf(versions[index - 1]?.content ?? NOTHING);
    const after = versions.slice(index, at).map(({ content }) => countsOf(content ?? NOTHING));
    const word = [...countsOf(lost.content ?? NOTHING)].find(
      ([token, count]) =>
        hasWords(token.slice(2)) &&
        count > (before.get(token) ?? 0) &&
        // What was taken out and put back in between is lost to whoever put it back.
        after.every((counts) => (counts.get(token) ?? 0) > (before.get(token) ?? 0)) &&
        (current.get(token) ?? 0) > (seen.get(token) ?? 0) &&
        (left.get(token) ?? 0) < (current.get(token) ?? 0),
    )?.[0];
    if (word !== undefined)
      losses.push({
        word: word.slice(2),
        lost: { ...lost, write: lost.write },
        by: { ...by, write: by.write },
      });
  }
  return losses;
}
