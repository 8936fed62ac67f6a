import { type Exchange, fieldOf, isRefusal, isSuccess, shortTag } from './exchange';
import { reasonPhrase } from './har';

/** The name of the lifeline that answers. */
export const SERVER = 'Server';

/** One arrow between two lifelines (numbered from the left), `y` in pixels from the top of the drawing. */
export interface Arrow {
  readonly exchange: string;
  readonly kind: 'request' | 'answer';
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
  readonly lifelines: readonly string[];
  readonly arrows: readonly Arrow[];
  readonly activations: readonly Activation[];
  readonly height: number;
}

const TOP = 30;
const STEP = 38;
const GAP = 12;

/** The lifelines from left to right: the first person, the server, then everybody else. */
function lifelinesOf(people: readonly string[]): readonly string[] {
  const [first, ...rest] = people;
  return first === undefined ? [SERVER] : [first, SERVER, ...rest];
}

/**
 * Lays out the exchanges in the order in which requests came and answers went. Time decides only the order: a pause is
 * no taller than an instant. `people` come first; whoever else sent something gets a lifeline at the end.
 */
export function layOut(people: readonly string[], exchanges: readonly Exchange[]): SequenceDiagram {
  const lifelines = lifelinesOf([...new Set([...people, ...exchanges.map(({ client }) => client)])]);
  const columns = new Map(lifelines.map((name, index) => [name, index]));
  const server = columns.get(SERVER)!;
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
    const client = columns.get(exchange.client) ?? server;
    if (answer) {
      const began = open.get(exchange.id);
      open.delete(exchange.id);
      if (began) activations.push({ exchange: exchange.id, top: began.top, bottom: y, lane: began.lane });
      arrows.push({
        exchange: exchange.id,
        kind: 'answer',
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
