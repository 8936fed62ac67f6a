import type { TabMessage } from '@/lib/client/live/event-election-state';
import { EventStream } from '@/lib/client/live/event-stream';
import type { HoldingLock } from '@/lib/client/live/holding-lock';
import type { DocumentNews } from '@/lib/client/live/live-document';
import type { FakeServer, FakeStream } from './fake-server';

/** Milliseconds that a message between tabs takes. */
const DELAY = 2;
const TICK = 300;
const MINUTE = 60_000;

/** One tab, what it was told, and the means to put it to sleep. */
export interface FakeTab {
  readonly name: string;
  readonly stream: EventStream;
  /** News of each document, in order, in the form `version 2`. */
  readonly heard: Map<string, string[]>;
  frozen: boolean;
  gone: boolean;
  /** In the background for long: its timers run once a minute. */
  slow: boolean;
  subscribe(document: string): void;
  unsubscribe(document: string): void;
}

/** A browser with several tabs, in simulated time. `locks: false` is what phones get on plain HTTP. */
export class FakeBrowser {
  readonly server: FakeServer;
  readonly tabs: FakeTab[] = [];
  readonly #locks: boolean;
  #now = 1_700_000_000_000;
  readonly #jobs = new Set<{ readonly at: number; readonly tab: FakeTab; readonly run: () => void }>();
  #count = 0;
  #holder: { readonly tab: FakeTab; readonly stolen: () => void } | null = null;
  #line: { readonly tab: FakeTab; readonly granted: () => void; readonly stolen: () => void }[] = [];
  readonly #streams = new Map<FakeTab, readonly FakeStream[]>();
  readonly #ears = new Map<FakeTab, (message: TabMessage) => void>();

  constructor(server: FakeServer, locks = true) {
    this.server = server;
    this.#locks = locks;
  }

  /** Tabs that are there and awake. */
  get awake(): readonly FakeTab[] {
    return this.tabs.filter((tab) => !tab.gone && !tab.frozen);
  }

  open(): FakeTab {
    // Names in an order that is not that of opening.
    const name = `tab-${(++this.#count * 7) % 11}-${this.#count}`;
    const heard = new Map<string, string[]>();
    const subscriptions = new Map<string, () => void>();
    const tab: FakeTab = {
      name,
      heard,
      frozen: false,
      gone: false,
      slow: false,
      subscribe: (document) => {
        if (subscriptions.has(document)) return;
        const news = heard.get(document) ?? [];
        heard.set(document, news);
        subscriptions.set(
          document,
          stream.subscribe(document, (one) => news.push(inWords(one))),
        );
      },
      unsubscribe: (document) => {
        subscriptions.get(document)?.();
        subscriptions.delete(document);
      },
      get stream() {
        return stream;
      },
    };
    const stream = new EventStream({
      self: name,
      channel: {
        post: (message) => this.#post(tab, message),
        listen: (hear) => this.#ears.set(tab, hear),
      },
      lock: this.#locks ? (granted, stolen) => this.#lock(tab, granted, stolen) : null,
      open: async (...args) => {
        const opened = this.server.open(...args);
        this.#streams.set(tab, [...(this.#streams.get(tab) ?? []), opened]);
        return opened.body;
      },
      now: () => this.#now,
      random: () => 0.5,
      after: (delay, run) => this.#after(tab, delay, run),
    });
    this.tabs.push(tab);
    stream.enter();
    this.#beat(tab);
    return tab;
  }

  /** The tab is closed, and says so. */
  close(tab: FakeTab): void {
    if (tab.frozen || tab.gone) return;
    tab.stream.leave();
    this.#drop(tab);
  }

  /** The tab is no more, and could not say so. Its connections end and its locks are free. */
  crash(tab: FakeTab): void {
    if (tab.gone) return;
    this.#drop(tab);
    for (const stream of this.#streams.get(tab) ?? []) stream.end();
  }

  /** The tab is put to sleep without a word, or wakes up. */
  freeze(tab: FakeTab, frozen: boolean): void {
    tab.frozen = frozen;
    for (const stream of this.#streams.get(tab) ?? []) stream.hold(frozen);
  }

  /** Lets time pass, in milliseconds. */
  async pass(time: number): Promise<void> {
    const until = this.#now + time;
    for (;;) {
      await settle();
      const ready = [...this.#jobs].filter((job) => job.at <= until && !job.tab.frozen);
      if (ready.length === 0) break;
      const at = Math.min(...ready.map((job) => job.at));
      this.#now = Math.max(this.#now, at);
      for (const job of ready.filter((one) => one.at === at)) {
        // An earlier one may have taken it back.
        if (this.#jobs.delete(job) && !job.tab.gone) job.run();
      }
    }
    this.#now = until;
  }

  #drop(tab: FakeTab): void {
    tab.gone = true;
    this.#ears.delete(tab);
    this.#line = this.#line.filter((one) => one.tab !== tab);
    if (this.#holder?.tab === tab) this.#passOn();
  }

  #beat(tab: FakeTab): void {
    this.#after(tab, TICK, () => {
      tab.stream.tick();
      this.#beat(tab);
    });
  }

  #after(tab: FakeTab, delay: number, run: () => void): () => void {
    const at = this.#now + delay;
    return this.#at(tab, tab.slow ? Math.ceil(at / MINUTE) * MINUTE : at, run);
  }

  #at(tab: FakeTab, at: number, run: () => void): () => void {
    const job = { at, tab, run };
    this.#jobs.add(job);
    return () => this.#jobs.delete(job);
  }

  #post(from: FakeTab, message: TabMessage): void {
    for (const [tab, hear] of this.#ears) {
      // What is said to a tab that sleeps may never reach it.
      if (tab !== from && !tab.frozen) this.#at(tab, this.#now + DELAY, () => hear(structuredClone(message)));
    }
  }

  #lock(tab: FakeTab, granted: () => void, stolen: () => void): HoldingLock {
    return {
      queue: () => {
        this.#line.push({ tab, granted, stolen });
        if (!this.#holder) this.#passOn();
      },
      steal: () => {
        const robbed = this.#holder;
        this.#line = this.#line.filter((one) => one.tab !== tab);
        this.#holder = { tab, stolen };
        if (robbed) this.#after(robbed.tab, 0, robbed.stolen);
        this.#after(tab, 0, granted);
      },
      release: () => {
        this.#line = this.#line.filter((one) => one.tab !== tab);
        if (this.#holder?.tab === tab) this.#passOn();
      },
    };
  }

  #passOn(): void {
    const next = this.#line.shift();
    this.#holder = next ?? null;
    if (next) this.#after(next.tab, 0, next.granted);
  }
}

function inWords(news: DocumentNews): string {
  return news.type === 'version' || news.type === 'state' ? `${news.type} ${news.version}` : news.type;
}

/** Lets promises and streams do what they can do without time passing. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
