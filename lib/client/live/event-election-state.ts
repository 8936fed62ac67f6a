import type { StreamEvent } from './event-parser';

/** Whether the stream is there: `lost` when it was there, or should be, and is being tried again. */
export type Connection = 'connecting' | 'open' | 'lost';

/**
 * What tabs say to each other. `epoch` is when the holder began, in milliseconds: whatever it says after its successor
 * has begun is ignored.
 */
export type TabMessage =
  /** I am here, and want to hear of these documents. */
  | { readonly kind: 'want'; readonly from: string; readonly documents: readonly string[] }
  /** Is the holder there? And does it know what I want? */
  | { readonly kind: 'ping'; readonly from: string; readonly documents: readonly string[] }
  /** I hold the stream. */
  | {
      readonly kind: 'here';
      readonly from: string;
      readonly epoch: number;
      readonly connection: Connection;
      readonly lastEventId: string | null;
      /** How many events this holder has passed on. */
      readonly count: number;
    }
  /** The stream said this, as the `count`th event that this holder passes on; a briefing repeats the count so far. */
  | {
      readonly kind: 'event';
      readonly from: string;
      readonly epoch: number;
      readonly count: number;
      readonly event: StreamEvent;
    }
  /** Something woke me: the network is back, or the computer, and the stream may be dead. */
  | { readonly kind: 'woke'; readonly from: string }
  /** I go. */
  | { readonly kind: 'bye'; readonly from: string };

interface Peer {
  readonly documents: readonly string[];
  /** In milliseconds. */
  readonly heardAt: number;
}

/** One tab's view of who holds the browser's one stream. Plain data; `stepElection` makes a new one. */
export interface Election {
  readonly self: string;
  /** Web Locks decide who holds; without them (plain HTTP on another host) silence does. */
  readonly locks: boolean;
  /** Out while the page is hidden for good, frozen, or in the back-forward cache. */
  readonly role: 'out' | 'follower' | 'holder';
  readonly epoch: number;
  readonly holder: string | null;
  /** Events that the holder passed on, as far as this tab has heard. */
  readonly count: number;
  /** When the tab was last awake for sure, in milliseconds; 0 before the first tick. */
  readonly tickedAt: number;
  /** Pings since the holder was last heard of. */
  readonly unanswered: number;
  readonly wanted: readonly string[];
  readonly peers: ReadonlyMap<string, Peer>;
  /** What the open stream follows; `null` when this tab has none. */
  readonly followed: readonly string[] | null;
  readonly lastEventId: string | null;
  readonly connection: Connection;
}

/** What happens to a tab. */
export type ElectionEvent =
  /** The page is there (again). */
  | { readonly type: 'enter' }
  /** The page goes, freezes, or may be put away. */
  | { readonly type: 'leave' }
  | { readonly type: 'want'; readonly documents: readonly string[] }
  /** Time passes: every 300 ms in a visible tab. `now` in milliseconds. */
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'granted'; readonly now: number }
  | { readonly type: 'stolen' }
  /** The network is back, or the computer was asleep. */
  | { readonly type: 'woke' }
  | { readonly type: 'heard'; readonly message: TabMessage; readonly now: number }
  /** The own stream gave an event, or changed its state. */
  | { readonly type: 'received'; readonly event: StreamEvent }
  | { readonly type: 'connection'; readonly connection: Connection };

/** What a tab has to do in consequence. */
export type ElectionEffect =
  | { readonly type: 'post'; readonly message: TabMessage }
  /** Ask for the lock, and wait in line. */
  | { readonly type: 'queue' }
  /** Take the lock from a holder that does not answer. */
  | { readonly type: 'steal' }
  | { readonly type: 'release' }
  /** Follow exactly these from that event on, instead of what was followed before. */
  | { readonly type: 'open'; readonly documents: readonly string[]; readonly lastEventId: string | null }
  | { readonly type: 'close' }
  /** Open another stream in place of this one, which may be dead. */
  | { readonly type: 'renew' }
  | { readonly type: 'deliver'; readonly event: StreamEvent }
  /** Another tab has joined: it needs to know how these documents stand. */
  | { readonly type: 'brief'; readonly documents: readonly string[] };

/** A tab's view after an event, and what to do. */
export interface ElectionStep {
  readonly state: Election;
  readonly effects: readonly ElectionEffect[];
}

/** A tab that has not entered yet. `self` is its name; each page load needs its own. */
export function newElection(self: string, locks: boolean): Election {
  return {
    self,
    locks,
    role: 'out',
    epoch: 0,
    holder: null,
    count: 0,
    tickedAt: 0,
    unanswered: 0,
    wanted: [],
    peers: new Map(),
    followed: null,
    lastEventId: null,
    connection: 'connecting',
  };
}
