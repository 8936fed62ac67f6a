import type { Content } from '@/lib/client/document/content';
import { undividedMerge } from '@/lib/client/merging/undivided-merge';
import {
  type Draft,
  type DraftKey,
  type KeptSession,
  keptOf,
  sameKept,
  type Typist,
} from '@/lib/client/session/draft';
import type { Session } from '@/lib/client/session/session';
import type { Effect } from '@/lib/client/session/session-effect';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { step } from '@/lib/client/session/step';
import { lookReport, putReport } from './put-report';
import type { SessionServices } from './session-services';

/** Milliseconds of quiet after which a change is kept on the device. */
const KEEP_DELAY = 200;
/** Milliseconds after which the device is asked again that could not keep something. */
const KEEP_RETRY = 10_000;
/** Milliseconds that a save waits at most for the device. */
const KEEP_PATIENCE = 1_000;

/** Bytes that all requests of a page together may bring that outlive it (Fetch §4.6), with room for others. */
const KEEPALIVE_BYTES = 60_000;

/** A session that lives: events go in, its effects are carried out, and what the server lacks is on the device. */
export interface SessionRunner {
  /** Under what its draft is kept. */
  readonly draftId: string;
  readonly session: () => Session;
  readonly dispatch: (event: SessionEvent) => void;
  /** Calls `changed` after each change; returns what ends it. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Keeps now what would be kept in a moment; resolves when it is on the device, or could not be. */
  readonly flush: () => Promise<void>;
  /**
   * Keeps now what would be kept in a moment, for a page that may be gone when this has returned. False if something
   * would be lost with the page.
   */
  readonly leave: () => boolean;
  /** Whether the server has everything and nothing is under way. */
  readonly idle: () => boolean;
  /** From now on all that is typed and saved is this person's. */
  readonly become: (person: Typist) => void;
  /** Ends it, and leaves its draft on the device to whoever takes it up. False, and it goes on, if it is not there. */
  readonly putAway: () => Promise<boolean>;
  /** Ends timers and listening. */
  readonly close: () => void;
}

/** Runs a session over the given world. */
export function runSession(initial: Session, key: DraftKey, services: SessionServices): SessionRunner {
  const { drafts, isLeaving, mergeTexts, now, after, onSaved } = services;
  let holder = key;
  const listeners = new Set<() => void>();
  let session = initial;
  let kept = keptOf(initial);
  let keptAt = 0;
  let failed = false;
  let writing: Promise<void> = Promise.resolve();
  let cancelKeep: (() => void) | null = null;
  const retries = new Set<() => void>();
  let underWay: { readonly id: number; readonly end: () => void } | null = null;
  let closed = false;

  function dispatch(event: SessionEvent): void {
    if (closed) return;
    if (event.type === 'resumed') keptAt = Date.parse(event.draftedAt) || 0;
    const { state, effects } = step(session, event);
    if (state !== session) {
      session = state;
      keepSoon();
      endUnwantedMerge();
      for (const changed of listeners) changed();
    }
    for (const effect of effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'put':
        void put(effect);
        break;
      case 'schedule-retry':
        retryIn(effect);
        break;
      case 'look':
        void lookReport(effect, services).then(dispatch);
        break;
      case 'merge':
        mergeSoon(effect);
        break;
      case 'shelve':
        drafts.shelve(effect.entry).then(
          () => dispatch({ type: 'shelved', shelfId: effect.entry.id }),
          () => {
            dispatch({ type: 'keeping', keeping: 'failed' });
            after(KEEP_RETRY, () => perform(effect));
          },
        );
        break;
    }
  }

  /** What is about to be sent has to be known after a crash: only then a lost answer can be told from no save. */
  async function put(effect: Extract<Effect, { type: 'put' }>): Promise<void> {
    const keepalive = isLeaving() && bytesOf(effect.content) < KEEPALIVE_BYTES;
    if (isLeaving()) leave();
    else await Promise.race([flush(), new Promise<void>((resolve) => after(KEEP_PATIENCE, resolve))]);
    const report = await putReport(
      { ...effect, keepalive, onProgress: progressOf(effect.id) },
      asTheirs(holder.person),
    );
    if (report.type === 'saved') onSaved(effect.documentId, report.snapshot);
    dispatch(report);
  }

  /** Tells of each further hundredth that has left. */
  function progressOf(id: number): (share: number) => void {
    let told = 0;
    return (share) => {
      const hundredths = Math.floor(share * 100);
      if (hundredths <= told) return;
      told = hundredths;
      dispatch({ type: 'progress', id, share: hundredths / 100 });
    };
  }

  function retryIn({ id, delay }: Extract<Effect, { type: 'schedule-retry' }>): void {
    const cancel = after(delay, () => {
      retries.delete(cancel);
      dispatch({ type: 'retry', id });
    });
    retries.add(cancel);
  }

  /** The world as it is for whoever typed: the server is told, so that nobody else's save is made of it. */
  function asTheirs(person: Typist | null): SessionServices {
    return {
      ...services,
      api: { ...services.api, put: (request) => services.api.put({ ...request, person: person?.id }) },
    };
  }

  function mergeSoon(effect: Extract<Effect, { type: 'merge' }>): void {
    const controller = new AbortController();
    underWay = { id: effect.id, end: () => controller.abort() };
    const begin = () => void merge(effect, controller.signal);
    if (effect.delay === 0) begin();
    else controller.signal.addEventListener('abort', after(effect.delay, begin));
  }

  /** A session waits for one merge at most: what it waits for no more must not stand in the way of what it needs. */
  function endUnwantedMerge(): void {
    if (underWay === null || underWay.id === session.merging?.id) return;
    underWay.end();
    underWay = null;
  }

  async function merge(
    { id, base, mine, theirs }: Extract<Effect, { type: 'merge' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const made = await mergeTexts(base, mine, theirs, signal).catch(() => undividedMerge(base, mine, theirs));
    if (!signal.aborted) dispatch({ type: 'merged', id, merge: made });
  }

  function keepSoon(): void {
    if (sameKept(kept, keptOf(session))) return;
    if (session.keeping === 'kept') session = { ...session, keeping: 'pending' };
    cancelKeep ??= after(KEEP_DELAY, () => void flush());
  }

  function flush(): Promise<void> {
    cancelKeep?.();
    cancelKeep = null;
    const next = keptOf(session);
    if (failed || !sameKept(kept, next)) {
      kept = next;
      // Begun at once, also while another is on its way: a page that goes does not come back to begin it later.
      writing = Promise.all([writing, write(next)]).then(() => {});
    }
    return writing;
  }

  /** Of two drafts of one session the later one has the later time, also where the clock is turned back. */
  function draftOf(next: KeptSession): Draft {
    keptAt = Math.max(now().getTime(), keptAt + 1);
    return {
      ...holder,
      documentId: next.documentId,
      updatedAt: new Date(keptAt).toISOString(),
      session: next,
    };
  }

  function leave(): boolean {
    void flush();
    if (kept === null || session.keeping === 'kept') return true;
    return drafts.keepAtOnce(draftOf(kept)) && session.keeping !== 'failed';
  }

  async function write(next: KeptSession | null): Promise<void> {
    try {
      if (next === null) await drafts.drop(key.id);
      else await drafts.keep(draftOf(next));
      failed = false;
      if (kept === next && !cancelKeep) dispatch({ type: 'keeping', keeping: 'kept' });
    } catch {
      failed = true;
      dispatch({ type: 'keeping', keeping: 'failed' });
      cancelKeep ??= after(KEEP_RETRY, () => void flush());
    }
  }

  function close(): void {
    closed = true;
    cancelKeep?.();
    for (const cancel of retries) cancel();
    underWay?.end();
    listeners.clear();
  }

  return {
    draftId: key.id,
    session: () => session,
    dispatch,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    flush,
    leave,
    become(person) {
      holder = { ...holder, person };
      if (kept !== null) writing = Promise.all([writing, write(kept)]).then(() => {});
    },
    async putAway() {
      const before = holder;
      holder = { ...holder, tab: null };
      failed = true;
      await flush();
      // What was typed meanwhile is on its way.
      while (!closed && session.keeping === 'pending') await flush();
      const safe = keptOf(session) === null || session.keeping === 'kept';
      if (safe) close();
      else holder = before;
      return safe;
    },
    idle: () => keptOf(session) === null && session.merging === null,
    close,
  };
}

function bytesOf(content: Content): number {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}
