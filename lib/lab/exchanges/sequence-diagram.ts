import { type Exchange, fieldOf, isRefusal, isSuccess, shortTag } from './exchange';
import { reasonPhrase } from './har';

/** One line of the drawing: somebody who sends, the server, or all for whom there is no room. */
export interface Lifeline {
  readonly is: 'person' | 'server' | 'others';
  readonly name: string;
}

/** Which lifelines are drawn where not everybody has room for one. */
export interface Fold {
  /** Who has a lifeline in any case. */
  readonly own: readonly string[];
  /** How many lifelines have room, with the server's. */
  readonly room: number;
}

/** One arrow between two lifelines (numbered from the left), `y` in pixels from the top of the drawing. */
export interface Arrow {
  readonly exchange: string;
  readonly kind: 'request' | 'answer';
  /** Whose exchange it is, where its lifeline does not tell; `null` where it does. */
  readonly who: string | null;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly label: string;
  readonly detail: string;
  readonly tone: 'plain' | 'done' | 'refused' | 'failed';
  /** The answer never reached its client. */
  readonly lost: boolean;
}

/** Where the server is busy with one request. */
interface Activation {
  readonly exchange: string;
  readonly top: number;
  readonly bottom: number;
  /** Requests that are open at once stand side by side; 0 is the first. */
  readonly lane: number;
}

/** A sequence diagram as numbers, for any renderer. */
export interface SequenceDiagram {
  readonly lifelines: readonly Lifeline[];
  readonly arrows: readonly Arrow[];
  readonly activations: readonly Activation[];
  readonly height: number;
}

const TOP = 30;
const STEP = 38;
const GAP = 12;

/** The lifelines from left to right: the first person, the server, everybody else, and last those who share one. */
function lifelinesOf(names: readonly string[], fold: Fold | undefined): readonly Lifeline[] {
  const crowded = fold !== undefined && names.length + 1 > fold.room;
  const shown = crowded ? names.filter((name) => fold.own.includes(name)) : names;
  const others = names.length - shown.length;
  const people = shown.map((name): Lifeline => ({ is: 'person', name }));
  const last: readonly Lifeline[] = others > 0 ? [{ is: 'others', name: othersName(others, shown) }] : [];
  return [...people.slice(0, 1), { is: 'server', name: 'Server' }, ...people.slice(1), ...last];
}

function othersName(count: number, shown: readonly string[]): string {
  return shown.length === 0 ? `Everybody (${count})` : `Others (${count})`;
}

/**
 * Lays out the exchanges in the order in which requests came and answers went. Time decides only the order: a pause is
 * no taller than an instant. `people` come first; whoever else sent something gets a lifeline at the end. Where there are
 * more than `fold` has room for, all but its own share one.
 */
export function layOut(
  people: readonly string[],
  exchanges: readonly Exchange[],
  fold?: Fold,
): SequenceDiagram {
  const names = [...new Set([...people, ...exchanges.map(({ client }) => client)])];
  const lifelines = lifelinesOf(names, fold);
  const columns = new Map(lifelines.flatMap(({ is, name }, at) => (is === 'person' ? [[name, at]] : [])));
  const server = lifelines.findIndex(({ is }) => is === 'server');
  const others = lifelines.findIndex(({ is }) => is === 'others');
  const events = exchanges
    .flatMap((exchange, index) => [
      { exchange, index, answer: false, at: exchange.startedAt },
      ...(exchange.pending
        ? []
        : [{ exchange, index, answer: true, at: Math.max(exchange.endedAt, exchange.startedAt) }]),
    ])
    // At one instant an exchange that began earlier is answered before the next begins.
    .sort((a, b) => a.at - b.at || a.index - b.index || Number(a.answer) - Number(b.answer));

  const arrows: Arrow[] = [];
  const activations: Activation[] = [];
  const open = new Map<string, { top: number; lane: number }>();
  let y = TOP;
  for (const { exchange, answer } of events) {
    const client = columns.get(exchange.client) ?? others;
    const who = client === others ? exchange.client : null;
    if (answer) {
      const began = open.get(exchange.id);
      open.delete(exchange.id);
      if (began) activations.push({ exchange: exchange.id, top: began.top, bottom: y, lane: began.lane });
      arrows.push({
        exchange: exchange.id,
        kind: 'answer',
        who,
        from: server,
        to: client,
        y,
        label: `${exchange.status} ${reasonPhrase(exchange.status)}`.trim(),
        detail: answerDetail(exchange),
        tone: isRefusal(exchange)
          ? 'refused'
          : exchange.status >= 400
            ? 'failed'
            : isSuccess(exchange)
              ? 'done'
              : 'plain',
        lost: exchange.answerLost === true,
      });
      y += STEP + (open.size === 0 ? GAP : 0);
    } else {
      const lanes = new Set([...open.values()].map(({ lane }) => lane));
      let lane = 0;
      while (lanes.has(lane)) lane += 1;
      open.set(exchange.id, { top: y, lane });
      arrows.push({
        exchange: exchange.id,
        kind: 'request',
        who,
        from: client,
        to: server,
        y,
        label: requestLabel(exchange),
        detail: [requestDetail(exchange), exchange.pending ? 'checked, waits to be written' : '']
          .filter(Boolean)
          .join(' · '),
        tone: 'plain',
        lost: false,
      });
      y += STEP;
    }
  }
  for (const [exchange, { top, lane }] of open) activations.push({ exchange, top, bottom: y, lane });
  return { lifelines, arrows, activations, height: y + GAP };
}

/** The method, and the resource where it is not the document itself. */
export function requestLabel(exchange: Exchange): string {
  const lock = exchange.target.endsWith('/lock');
  return lock ? `${exchange.method} lock` : exchange.method;
}

/** The condition under which a request is sent, as short as it can be. */
export function requestDetail(exchange: Exchange): string {
  const conditions = ['If-Match', 'If-None-Match', 'If-Unmodified-Since', 'If-Modified-Since'].flatMap(
    (name) => {
      const value = fieldOf(exchange.requestFields, name);
      if (value === null) return [];
      return [`${name}: ${name.endsWith('Since') ? clockOf(value) : shortTag(value)}`];
    },
  );
  return conditions.join(' · ');
}

/** What the answer lets its client know: the tag, or else the date. */
export function answerDetail(exchange: Exchange): string {
  const tag = fieldOf(exchange.responseFields, 'etag');
  if (tag !== null) return shortTag(tag);
  const date = fieldOf(exchange.responseFields, 'last-modified');
  return date === null ? '' : clockOf(date);
}

/** The time of day of an IMF-fixdate; anything else as it is. */
function clockOf(date: string): string {
  return /\d\d:\d\d:\d\d GMT$/.exec(date)?.[0] ?? date;
}
