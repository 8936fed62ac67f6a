import type { PutRequest } from '@/lib/client/api/documents-api';
import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import { type DraftStore, draftStore } from '@/lib/client/drafts/draft-store';
import { lastWords } from '@/lib/client/drafts/last-words';
import { claimTab, type Tab } from '@/lib/client/drafts/tab';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { pageGuard } from '@/lib/client/running/page-guard';
import { type AcquiredSession, type PageSessions, pageSessions } from '@/lib/client/running/page-sessions';
import type { SessionRunner } from '@/lib/client/running/session-runner';
import type { DeviceStorage } from './device-storage';
import type { Disk, Inhabitant } from './disk';
import type { Answer, DocumentServer } from './document-server';
import type { Locks } from './locks';
import type { Mailbox } from './mailbox';
import type { SimulatedTime } from './simulated-time';

/** What a page finds around it. */
interface Surroundings {
  readonly time: SimulatedTime;
  readonly disk: Disk;
  readonly storage: DeviceStorage;
  /** Missing on plain HTTP. */
  readonly locks: Locks | null;
  readonly mailbox: Mailbox;
  readonly server: DocumentServer;
  /** Who the browser is. */
  readonly cookie: string;
  /** Hears how something ended that a page began: it may fail, but never by a fault of the code. */
  readonly expect: (begun: Promise<unknown>) => void;
  /** Not `null` while the device answers nothing: since when. With an earlier answer: whether it is the same illness. */
  readonly ill: (since?: number) => number | null;
  /** Hears of each session that the application ended by itself. */
  readonly ended: (runner: SessionRunner) => void;
}

/** What the server said, by the refusal that a page made of it. */
const refusals = new WeakMap<ProblemError, Extract<Answer, { type: 'collided' }>>();

/** One page of the application in a tab, from its load to its end: everything in it but the screen is real. */
export class DevicePage implements Inhabitant {
  alive = true;
  leaving = false;
  readonly device: Surroundings;
  /** What its tab remembers. */
  readonly memory: Storage;
  readonly drafts: DraftStore;
  readonly tab: Promise<Tab>;
  readonly sessions: PageSessions;
  /** Sessions that run in it, on screen or not. */
  readonly runners = new Set<SessionRunner>();
  /** The document on screen, and its session once that is there. */
  shown: { readonly documentId: string; acquired: AcquiredSession | null } | null = null;
  readonly #guard = pageGuard();
  /** How many sessions it waits for. */
  #opening = 0;
  #me: Promise<{ readonly id: string; readonly name: string; readonly colour: number }> | null = null;

  constructor(device: Surroundings, memory: Storage, reloaded: boolean) {
    this.device = device;
    this.memory = memory;
    const { time, disk, storage } = device;
    this.drafts = draftStore(
      lastWords(() => storage.of(this)),
      { name: disk.nameFor(this) },
    );
    const now = () => time.now();
    const locks = device.locks?.of(this, () => this.alive);
    this.tab = claimTab({ storage: memory, locks, reloaded, now });
    this.sessions = pageSessions({
      api: {
        me: () => this.me(),
        put: (request) => this.#put(request),
        read: (documentId) => this.#read(documentId),
        savedBefore: async (_, error) => refusals.get(error)?.savedAs ?? null,
        currentAfter: async (_, error) => refusals.get(error)!.current,
      },
      drafts: this.drafts,
      mergeTexts: async (base, mine, theirs) => mergeContent(base, mine, theirs),
      isLeaving: () => this.leaving,
      random: () => 0.5,
      now: () => new Date(now()),
      after: (delay, run) => time.after(delay, () => this.alive && run()),
      tab: () => this.tab,
      me: (anew) => this.me(anew),
      lastSeen: async () => null,
      lastPerson: async () => null,
      guard: (runner) => this.#guarded(runner),
      lost: async () => null,
    });
  }

  /** Shows a document, or home. What was shown before is left. */
  show(documentId: string | null): void {
    if (this.shown) this.device.expect(this.sessions.release(this.shown.documentId));
    this.shown = null;
    if (documentId === null) return;
    const shown: NonNullable<DevicePage['shown']> = { documentId, acquired: null };
    this.shown = shown;
    const ill = this.runners.size + this.#opening === 0 ? this.device.ill() : null;
    this.#opening++;
    const source = {
      readHead: () => this.#read(documentId),
      attributed: async (head: Snapshot) => head,
      onSaved: () => {},
    };
    this.device.expect(
      this.sessions
        .acquire(documentId, source)
        .finally(() => this.#opening--)
        .then((acquired) => {
          shown.acquired = acquired;
          const { keeping } = acquired.runner.session();
          if (ill !== null && this.device.ill(ill) !== null && keeping !== 'failed') {
            throw new Error(`The device gave no sign of life, and it says ${keeping}.`);
          }
        }),
    );
  }

  /** The session on screen. */
  get runner(): SessionRunner | null {
    return this.shown?.acquired?.runner ?? null;
  }

  /** Opens a draft in place of what is in its document's editor. */
  async open(id: string): Promise<void> {
    const me = await this.me();
    try {
      await this.sessions.openDraft(id, { id: me.id, name: me.name });
    } finally {
      if (this.shown) this.show(this.shown.documentId);
    }
  }

  /** Whether all is safe if the page goes now. */
  leave(): boolean {
    return this.#guard.leaveAll();
  }

  me(anew = false) {
    if (anew) this.#me = null;
    this.#me ??= this.#ask(() => ({ id: this.device.cookie, name: this.device.cookie, colour: 0 })).catch(
      (error) => {
        this.#me = null;
        throw error;
      },
    );
    return this.#me;
  }

  #guarded(runner: SessionRunner): SessionRunner {
    const guard = this.#guard.guard({
      ...runner,
      close: () => {
        this.runners.delete(runner);
        this.device.ended(runner);
        runner.close();
      },
      putAway: async () => {
        const safe = await runner.putAway();
        if (safe) {
          this.runners.delete(runner);
          this.device.ended(runner);
        }
        return safe;
      },
    });
    this.runners.add(runner);
    return guard;
  }

  #put({ documentId, content, guard, key, person }: PutRequest): Promise<Snapshot> {
    return this.#ask(() => {
      const { server, cookie } = this.device;
      if (person !== undefined && person !== cookie) {
        throw new ProblemError({ status: 403, error: 'other_person', message: '' }, null, null);
      }
      const answer = server.put({ documentId, content, guard, key }, cookie);
      if (answer.type === 'saved') return answer.snapshot;
      if (answer.type === 'refused') throw new ProblemError({ ...answer.refusal }, null, null);
      const status = answer.type === 'collided' ? 412 : 404;
      const refusal = new ProblemError({ status, error: 'no', message: '' }, null, null);
      if (answer.type === 'collided') refusals.set(refusal, answer);
      throw refusal;
    });
  }

  #read(documentId: string): Promise<Snapshot> {
    return this.#ask(() => {
      const head = this.device.server.head(documentId);
      if ('etag' in head) return head;
      throw new ProblemError({ status: 404, error: 'not_found', message: '' }, null, null);
    });
  }

  #ask<Answered>(run: () => Answered): Promise<Answered> {
    return this.device.mailbox.ask(this, run, () => new NetworkError('No answer.'));
  }
}
