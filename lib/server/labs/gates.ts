import { type Deferred, deferred } from './deferred';
import type { GatePlace, GateRepository, GateTerms, Met } from './gate-repository';
import type { LabNews } from './news';

/** How long a PUT stands at a gate at most before it goes on by itself, in milliseconds: connections last a bit longer. */
const LONGEST = 100_000;
/** How long a gate is remembered after its PUT was answered, for whoever asks late. */
const REMEMBERED = 30_000;
/** Gates of one client of one lab at once. */
const MOST_OF_ONE = 16;
/** How often whoever waits at a gate looks by themselves, in milliseconds: news of another instance may get lost. */
const LOOK_EVERY = 1_000;

/** Where a PUT stands: not there yet, at the gate, or answered. */
export type GateState = 'waiting' | Met;

/** Whether a text may name a gate. */
export function isGateName(name: string): boolean {
  return /^[\w-]{1,60}$/.test(name);
}

type OwnPlace = GatePlace & { readonly client: number };

/**
 * Gates at which a PUT is held between check and write until somebody opens them, in whatever instance. Each is one
 * client's own, and each client has room for some: so nobody, however many gates they name, takes another's away.
 */
export class LabGates {
  readonly #labs: GateRepository;
  readonly #news: LabNews;
  readonly #now: () => number;
  readonly #stop = new AbortController();

  constructor(labs: GateRepository, news: LabNews, now: () => number) {
    this.#labs = labs;
    this.#news = news;
    this.#now = now;
  }

  /** Holds whoever calls this until the gate is opened, their client is gone, or the longest time is over. */
  async pass(place: OwnPlace, gone: AbortSignal): Promise<void> {
    if (!(await this.#labs.meet(place, 'held', this.#terms(LONGEST + REMEMBERED)))) return;
    this.#news.announce(place.labId, 'gates');
    const isOpen = () => this.#labs.isOpen(place, this.#date());
    await this.#until(place.labId, isOpen, (open) => open, LONGEST, gone);
  }

  /** Resolves once a PUT stands at the gate or was answered; after `patience` milliseconds with what is so then. */
  async arrival(place: GatePlace, patience: number, gone: AbortSignal): Promise<GateState> {
    const met = () => this.#labs.met(place, this.#date());
    return (await this.#until(place.labId, met, (found) => found !== null, patience, gone)) ?? 'waiting';
  }

  /** Lets the PUT at the gate go on, also one that has yet to come; false where the client has no room for the gate. */
  async open(place: GatePlace): Promise<boolean> {
    const opened = await this.#labs.open(place, this.#terms(LONGEST + REMEMBERED));
    this.#news.announce(place.labId, 'gates');
    return opened;
  }

  /** Opens all gates of this process for good, so that the server can stop: whoever is held goes on. */
  stop(): void {
    this.#stop.abort();
  }

  /** The PUT of this gate was answered, whether it came as far as the gate or not. */
  async finish(place: OwnPlace): Promise<void> {
    await this.#labs.meet(place, 'answered', this.#terms(REMEMBERED));
    this.#news.announce(place.labId, 'gates');
  }

  #date(): Date {
    return new Date(this.#now());
  }

  #terms(remembered: number): GateTerms {
    return { now: this.#date(), until: new Date(this.#now() + remembered), most: MOST_OF_ONE };
  }

  /** Looks, and looks again at all news, until what is found will do; after `patience`, or when told to end, what is so then. */
  async #until<Found>(
    labId: string,
    look: () => Promise<Found>,
    willDo: (found: Found) => boolean,
    patience: number,
    gone: AbortSignal,
  ): Promise<Found> {
    const end = AbortSignal.any([gone, this.#stop.signal]);
    let isLate = false;
    /** Kept at the next news. Made before each look, so that what happens meanwhile is looked for again. */
    let news: Deferred<void> = deferred();
    const wake = () => news.resolve();
    const forget = this.#news.follow('gates', (id) => {
      if (id === labId) wake();
    });
    const late = setTimeout(() => {
      isLate = true;
      wake();
    }, patience);
    const regularly = setInterval(wake, LOOK_EVERY);
    end.addEventListener('abort', wake);
    try {
      for (;;) {
        news = deferred();
        const isLast = end.aborted || isLate;
        const found = await look();
        if (isLast || willDo(found)) return found;
        if (!end.aborted && !isLate) await news.promise;
      }
    } finally {
      forget();
      clearTimeout(late);
      clearInterval(regularly);
      end.removeEventListener('abort', wake);
    }
  }
}
