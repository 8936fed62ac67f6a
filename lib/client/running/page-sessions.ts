import type { Snapshot } from '@/lib/client/document/content';
import { adoptDraft, findDraft } from '@/lib/client/drafts/device-drafts';
import type { Tab } from '@/lib/client/drafts/tab';
import { headOrSeen } from '@/lib/client/seen/head-or-seen';
import type { SeenDocument } from '@/lib/client/seen/seen-store';
import { keptOf, type Opener, sessionOf, type Typist, typistOf } from '@/lib/client/session/draft';
import { openSession } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { uuid } from '@/lib/http/client/uuid';
import { runSession, type SessionRunner } from './session-runner';
import type { SessionServices } from './session-services';

/** Milliseconds after which a device is asked again that could not say what it keeps. */
const LOOK_AGAIN = 5_000;
/** Milliseconds that a draft waits at most to learn who opens it. */
const KNOW_ME = 2_000;

/** A session that is open, and when its document was last seen, if it was opened without a word from the server. */
export interface AcquiredSession {
  readonly runner: SessionRunner;
  /** ISO 8601. */
  readonly seenAt: string | null;
}

/** A text that is in this page's memory alone: neither the server nor the device has it. */
export interface UnkeptText {
  readonly documentId: string;
  readonly title: string;
}

/** What the sessions of a page need of the world. */
export interface PageWorld extends Omit<SessionServices, 'onSaved'> {
  readonly tab: () => Promise<Tab>;
  /** Who this browser is; asks the server again if told to. */
  readonly me: (anew?: boolean) => Promise<Opener>;
  /** What this device last saw of a document. */
  readonly lastSeen: (documentId: string) => Promise<SeenDocument | null>;
  /** Who this browser was when the server last said so; `null` before it did. */
  readonly lastPerson: () => Promise<Typist | null>;
  /** Has a session leave with the page. */
  readonly guard: (runner: SessionRunner) => SessionRunner;
  /** What a refusal to show a document tells a session: that it is gone, or nothing. */
  readonly lost: (error: unknown) => Promise<SessionEvent | null>;
}

/** How one document is read, and who is told of its saves. */
interface Source extends Pick<SessionServices, 'onSaved'> {
  readonly readHead: () => Promise<Snapshot>;
  /** The same version with who saved it, as far as that can be known. */
  readonly attributed: (head: Snapshot) => Promise<Snapshot>;
}

interface Running {
  readonly acquired: Promise<AcquiredSession>;
  /** How many components show it. */
  readonly users: number;
}

/** What `pageSessions` makes. */
export type PageSessions = ReturnType<typeof pageSessions>;

/** The sessions of a page that are on screen, or have something to finish: a save goes out although its page was left. */
export function pageSessions(world: PageWorld) {
  const { drafts, after } = world;
  const running = new Map<string, Running>();

  /**
   * The session of a document in this tab: the one that still runs, else one that goes on from what the device kept, else
   * a new one on the current version, or, while the server does not answer, on the version that was last seen here.
   * Rejects with the server's refusal if there is no such document and no draft. Each call needs a `release`.
   */
  function acquire(documentId: string, source: Source): Promise<AcquiredSession> {
    const known = running.get(documentId);
    const acquired = known?.acquired ?? start(documentId, source);
    running.set(documentId, { acquired, users: (known?.users ?? 0) + 1 });
    // What failed is not to be found again by the next try.
    acquired.catch(() => running.get(documentId)?.acquired === acquired && running.delete(documentId));
    return acquired;
  }

  /** Ends a session that nobody shows any more, unless it has something to finish. */
  async function release(documentId: string): Promise<void> {
    const left = running.get(documentId);
    if (!left) return;
    running.set(documentId, { ...left, users: left.users - 1 });
    const runner = await left.acquired.then(
      (acquired) => acquired.runner,
      () => null,
    );
    await runner?.flush();
    const now = running.get(documentId);
    if (now?.acquired !== left.acquired || now.users > 0 || runner?.idle() === false) return;
    runner?.close();
    running.delete(documentId);
  }

  /**
   * Opens a draft in place of the one in its document's editor, which is put away for later; as `me`'s from now on, where
   * that is given. The document has to be shown anew afterwards. False if a page that lives has the draft, or if what is
   * in the editor could not be put away.
   */
  async function openDraft(id: string, me?: Typist): Promise<boolean> {
    const draft = await drafts.read(id);
    if (!draft) return false;
    const tab = await world.tab();
    const known = running.get(draft.documentId);
    const { runner } = (await known?.acquired.catch(() => null)) ?? {};
    if (runner?.draftId === id) return true;
    if (runner && !(await runner.putAway())) return false;
    if (running.get(draft.documentId)?.acquired === known?.acquired) running.delete(draft.documentId);
    return (await adoptDraft(drafts, tab, draft, me ?? draft.person)) !== null;
  }

  /**
   * Goes on as `me`, where it was somebody else, and saves; as whoever this browser is now where none is given. A save
   * as somebody whom it is not any more is refused as the one before.
   */
  async function saveAsMe(documentId: string, me?: Typist): Promise<void> {
    const { runner } = (await running.get(documentId)?.acquired) ?? {};
    if (!runner) return;
    runner.become(typistOf(me ?? (await world.me(true))));
    runner.dispatch({ type: 'save' });
  }

  /** The texts that would be lost with this page, since the device could not keep them. */
  async function unkept(): Promise<readonly UnkeptText[]> {
    const all = [...running.values()].map(({ acquired }) => acquired.catch(() => null));
    return (await Promise.all(all)).flatMap((acquired): readonly UnkeptText[] => {
      const session = acquired?.runner.session();
      if (session?.keeping !== 'failed' || keptOf(session) === null) return [];
      return [{ documentId: session.documentId, title: session.text.title }];
    });
  }

  async function start(
    documentId: string,
    { readHead, attributed, onSaved }: Source,
  ): Promise<AcquiredSession> {
    const head = readHead().then(
      (snapshot) => ({ snapshot }),
      (error: unknown) => ({ error }),
    );
    const tab = await world.tab();
    const me = await meSoon();
    const found = await findDraft(drafts, tab, documentId, me).catch(() => 'failed' as const);
    const services = { ...world, onSaved };
    if (found === null || found === 'failed') {
      const opened = await headOrSeen(head, { lastSeen: () => world.lastSeen(documentId), after });
      if ('error' in opened) throw opened.error;
      // Where the server has answered, it is known who asked.
      const person = opened.seenAt === null ? await world.me().catch(() => null) : me;
      const key = { id: uuid(), tab: tab.id, person: person && typistOf(person) };
      const runner = world.guard(runSession(openSession(documentId, opened.snapshot, uuid()), key, services));
      if (found === 'failed') waitForDevice(runner);
      return { runner, seenAt: opened.seenAt };
    }
    const draft = found;
    const runner = world.guard(runSession(sessionOf(draft), draft, services));
    runner.dispatch({ type: 'resumed', draftedAt: draft.updatedAt, seed: uuid() });
    void head.then(async (answer) => {
      const event = 'snapshot' in answer ? headEvent(answer.snapshot) : await world.lost(answer.error);
      if (event) runner.dispatch(event);
      // What was typed here was typed on another version: whose is the one that there is now?
      const others = 'snapshot' in answer && answer.snapshot.etag !== draft.session.base.etag;
      if (others) runner.dispatch(headEvent(await attributed(answer.snapshot)));
    });
    return { runner, seenAt: null };
  }

  /**
   * Who this browser is; where the server does not say so soon, as without a network, who it was last. `null` where the
   * device does not know that either.
   */
  function meSoon(): Promise<Opener | null> {
    return new Promise((resolve) => {
      let before: Typist | null = null;
      const recall = async () => {
        const person = await world.lastPerson().catch(() => null);
        before = person && typistOf(person);
        return before;
      };
      const stops = [after(KNOW_ME / 2, () => void recall()), after(KNOW_ME, () => resolve(before))];
      world
        .me()
        .catch(recall)
        .then(resolve)
        .finally(() => {
          for (const stop of stops) stop();
        });
    });
  }

  /** Says that the device keeps nothing, until it answers. Drafts that it has are offered then: see `draftsQuery`. */
  function waitForDevice(runner: SessionRunner): void {
    runner.dispatch({ type: 'keeping', keeping: 'failed' });
    const ask = () =>
      drafts.list(runner.session().documentId).then(
        () => runner.idle() && runner.dispatch({ type: 'keeping', keeping: 'kept' }),
        () => after(LOOK_AGAIN, ask),
      );
    after(LOOK_AGAIN, ask);
  }

  return { acquire, release, openDraft, saveAsMe, unkept };
}

/** What reading the current version tells a session. */
export function headEvent(head: Snapshot): SessionEvent {
  return { type: 'head-changed', head };
}
