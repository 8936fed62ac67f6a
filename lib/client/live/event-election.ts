import type {
  Election,
  ElectionEffect,
  ElectionEvent,
  ElectionStep,
  TabMessage,
} from './event-election-state';
import type { StreamEvent } from './event-parser';

/** Pings without an answer after which the holder counts as frozen. With a tick every 300 ms: within a second. */
const PATIENCE = 2;
/** Tabs not heard of for so long are gone without a word, in milliseconds. Hidden tabs may speak once a minute only. */
const FORGET_AFTER = 300_000;
/** Milliseconds without a tick after which a tab may have slept. Hidden tabs tick slowly, so for them it is nothing. */
const SLEPT = 700;
/** Documents that one stream follows. */
const MAX_DOCUMENTS = 50;

/**
 * Which tab of a browser holds the event stream, and what it follows. Pure.
 *
 * | role     | event                     | does                                                                  |
 * |----------|---------------------------|-----------------------------------------------------------------------|
 * | out      | enter                     | says what it wants; waits in line for the lock                         |
 * | follower | granted                   | holds: next epoch, says so, opens a stream for what all tabs want      |
 * |          | tick                      | asks whether the holder is there, unless it was heard since            |
 * |          | tick, no answer twice     | takes the lock; without locks, holds at once                           |
 * |          | here, event               | follows that holder and keeps its place in the stream                  |
 * |          | here of a new holder      | says what it wants, and is briefed                                     |
 * |          | here, event: some missed  | the same: what is said to a tab that sleeps may never reach it         |
 * | holder   | want                      | opens the stream anew if it lacks a document, else briefs the tab      |
 * |          | ping                      | says that it is there                                                  |
 * |          | received                  | delivers, and passes on                                                |
 * |          | here of a later epoch     | steps down (of two in one epoch the lower name stays)                  |
 * |          | tick after a sleep        | says that it is there: another holder answers, if there is one         |
 * |          | stolen                    | steps down and waits in line                                           |
 * |          | woke, here or in a tab    | opens the stream anew: it may be dead                                  |
 * | follower | woke                      | tells the holder, who may not have noticed in the background           |
 * | any      | leave                     | closes, lets go of the lock, says goodbye                              |
 */
export function stepElection(state: Election, event: ElectionEvent): ElectionStep {
  switch (event.type) {
    case 'enter':
      return state.role === 'out' ? enter(state) : go(state);
    case 'leave':
      return leave(state);
    case 'want':
      return want({ ...state, wanted: event.documents });
    case 'tick':
      return tick(state, event.now);
    case 'granted':
      return state.role === 'follower' ? hold(state, event.now) : go(state);
    case 'stolen':
      return state.role === 'holder' ? then(stepDown(state), { type: 'queue' }) : go(state);
    case 'woke':
      return woke(state);
    case 'heard':
      return state.role === 'out' || event.message.from === state.self
        ? go(state)
        : hear(state, event.message, event.now);
    case 'received':
      return received(state, event.event);
    case 'connection':
      if (state.role !== 'holder' || state.connection === event.connection) return go(state);
      return announce({ ...state, connection: event.connection });
  }
}

function enter(state: Election): ElectionStep {
  // Nobody answers yet: without locks, one more tick of silence is enough to begin.
  const next: Election = {
    ...state,
    role: 'follower',
    unanswered: state.locks ? 0 : 1,
    connection: 'connecting',
  };
  return go(next, wanting(next), { type: 'queue' });
}

function leave(state: Election): ElectionStep {
  if (state.role === 'out') return go(state);
  const out: Election = { ...state, role: 'out', holder: null, followed: null, peers: new Map() };
  return go(
    out,
    ...(state.followed ? [{ type: 'close' } as const] : []),
    { type: 'release' },
    { type: 'post', message: { kind: 'bye', from: state.self } },
  );
}

function want(state: Election): ElectionStep {
  if (state.role === 'out') return go(state);
  return then(state.role === 'holder' ? cover(state) : go(state), wanting(state));
}

function tick(state: Election, now: number): ElectionStep {
  const peers = new Map([...state.peers].filter(([, peer]) => now - peer.heardAt < FORGET_AFTER));
  const kept: Election = { ...state, peers, tickedAt: now };
  const slept = now - state.tickedAt > SLEPT;
  // Another tab may hold by now, and would not hear of this one otherwise.
  if (state.role === 'holder' && slept) return announce(kept);
  if (state.role !== 'follower' || state.wanted.length === 0) return go(kept);
  if (state.unanswered >= PATIENCE && !slept) {
    return state.locks ? go({ ...kept, unanswered: 0 }, { type: 'steal' }) : hold(kept, now);
  }
  const next: Election = { ...kept, unanswered: slept ? 1 : state.unanswered + 1 };
  return go(next, { type: 'post', message: { kind: 'ping', from: state.self, documents: state.wanted } });
}

function woke(state: Election): ElectionStep {
  if (state.role === 'holder') return go(state, { type: 'renew' });
  return state.role === 'out'
    ? go(state)
    : go(state, { type: 'post', message: { kind: 'woke', from: state.self } });
}

function hold(state: Election, now: number): ElectionStep {
  const next: Election = {
    ...state,
    role: 'holder',
    holder: state.self,
    // Later than any holder known, even if the clock was put back.
    epoch: Math.max(state.epoch + 1, now),
    count: 0,
    unanswered: 0,
    followed: null,
  };
  return andThen(announce(next), cover);
}

function stepDown(state: Election): ElectionStep {
  const next: Election = { ...state, role: 'follower', holder: null, followed: null, unanswered: 0 };
  return go(next, ...(state.followed ? [{ type: 'close' } as const] : []));
}

function hear(state: Election, message: TabMessage, now: number): ElectionStep {
  switch (message.kind) {
    case 'want': {
      const peers = new Map(state.peers).set(message.from, { documents: message.documents, heardAt: now });
      return state.role === 'holder'
        ? welcome({ ...state, peers }, message.documents)
        : go({ ...state, peers });
    }
    case 'ping': {
      const { from, documents } = message;
      const known = state.peers.get(from)?.documents ?? [];
      const peers = new Map(state.peers).set(from, { documents, heardAt: now });
      if (state.role !== 'holder') return go({ ...state, peers });
      const fresh = documents.filter((document) => !known.includes(document));
      return fresh.length > 0 ? welcome({ ...state, peers }, fresh) : announce({ ...state, peers });
    }
    case 'here':
      return hearHolder(state, message);
    case 'event':
      return hearEvent(state, message);
    case 'woke':
      return state.role === 'holder' ? woke(state) : go(state);
    case 'bye': {
      const peers = new Map(state.peers);
      peers.delete(message.from);
      if (state.holder !== message.from) return go({ ...state, peers });
      // With locks the next in line is called; without, the next tick decides.
      return go({ ...state, peers, holder: null, unanswered: state.locks ? 0 : PATIENCE });
    }
  }
}

/** A tab wants documents: those that the stream lacks are fetched by a new one, the others are known here. */
function welcome(state: Election, documents: readonly string[]): ElectionStep {
  const known = documents.filter((document) => state.followed?.includes(document));
  const covered = andThen(announce(state), cover);
  return known.length > 0 ? then(covered, { type: 'brief', documents: known }) : covered;
}

function hearHolder(state: Election, message: TabMessage & { kind: 'here' }): ElectionStep {
  if (state.role === 'holder') {
    const outranked =
      message.epoch > state.epoch || (message.epoch === state.epoch && message.from < state.self);
    if (!outranked) return message.epoch < state.epoch ? announce(state) : go(state);
    const below = stepDown(state);
    return andThen(then(below, { type: 'release' }, { type: 'queue' }), (next) => hearHolder(next, message));
  }
  if (message.epoch < state.epoch) return go(state);
  const isNew = message.from !== state.holder || message.count > state.count;
  const next: Election = {
    ...state,
    epoch: message.epoch,
    holder: message.from,
    count: message.count,
    unanswered: 0,
    connection: message.connection,
    lastEventId: message.lastEventId ?? state.lastEventId,
  };
  return isNew ? go(next, wanting(next)) : go(next);
}

function hearEvent(state: Election, message: TabMessage & { kind: 'event' }): ElectionStep {
  const { from, epoch, count, event } = message;
  if (state.role === 'holder' || epoch < state.epoch) return go(state);
  const { lastEventId } = event;
  const next: Election = { ...state, epoch, holder: from, count, unanswered: 0, lastEventId };
  const delivered = go(next, { type: 'deliver', event });
  const isWhole = from === state.holder && count <= state.count + 1;
  return isWhole ? delivered : then(delivered, wanting(next));
}

function received(state: Election, event: StreamEvent): ElectionStep {
  if (state.role !== 'holder') return go(state);
  const { self: from, epoch } = state;
  const count = state.count + 1;
  return go(
    { ...state, count, lastEventId: event.lastEventId },
    { type: 'deliver', event },
    { type: 'post', message: { kind: 'event', from, epoch, count, event } },
  );
}

/** Sees to it that the stream follows what any tab wants. More than that does no harm, so it never shrinks by itself. */
function cover(state: Election): ElectionStep {
  const documents = inTurn([state.wanted, ...[...state.peers.values()].map((peer) => peer.documents)]);
  if (documents.length === 0) {
    return state.followed ? go({ ...state, followed: null }, { type: 'close' }) : go(state);
  }
  if (documents.every((document) => state.followed?.includes(document))) return go(state);
  return go({ ...state, followed: documents }, { type: 'open', documents, lastEventId: state.lastEventId });
}

/** What all want, as much as one stream may follow, by turns: a tab with a long list leaves room to a tab that edits. */
function inTurn(wants: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...wants.map((documents) => documents.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    wants.flatMap((all) => all.slice(turn, turn + 1)),
  );
  return [...new Set(turns.flat())].slice(0, MAX_DOCUMENTS);
}

function announce(state: Election): ElectionStep {
  const { self: from, epoch, connection, lastEventId, count } = state;
  return go(state, { type: 'post', message: { kind: 'here', from, epoch, connection, lastEventId, count } });
}

function wanting(state: Election): ElectionEffect {
  return { type: 'post', message: { kind: 'want', from: state.self, documents: state.wanted } };
}

function go(state: Election, ...effects: readonly ElectionEffect[]): ElectionStep {
  return { state, effects };
}

function then(step: ElectionStep, ...effects: readonly ElectionEffect[]): ElectionStep {
  return { state: step.state, effects: [...step.effects, ...effects] };
}

function andThen(step: ElectionStep, next: (state: Election) => ElectionStep): ElectionStep {
  const { state, effects } = next(step.state);
  return { state, effects: [...step.effects, ...effects] };
}
