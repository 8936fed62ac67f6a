import type { LabClient, LabState } from '@/lib/lab/people/lab-view';
import { clientName } from '@/lib/lab/people/names';
import { STARTING_BODY } from '@/lib/lab/people/starting-text';
import { whenStopping } from '@/lib/server/on-stop';
import type { Services } from '@/lib/server/services';
import { sweepRegularly } from '@/lib/server/sweeping';
import { LabGates } from './gates';
import { LabHub } from './hub';
import { LabShares } from './shares';
import { type Lab, LabStore } from './store';

/** Everything that labs need in this process. */
export interface Labs {
  readonly store: LabStore;
  readonly hub: LabHub;
  readonly gates: LabGates;
  /** Clients that joined, since this process began. */
  readonly joins: LabShares;
  /** Streams that are open. */
  readonly streams: LabShares;
  /** Answers that are held back; of one client, and of all clients of the lab. */
  readonly delays: LabShares;
}

/** Shares of one lab: a class of forty behind one address, with two tabs each, fits in, and leaves room for others. */
const JOINS = { person: 24, address: 250 };
const STREAMS = { person: 12, address: 150 };
const DELAYS = { person: 4, address: 60 };

/** The framework may load this module more than once; who follows a lab must find the one hub. */
const KEY = Symbol.for('midair.labs');
const holder = globalThis as { [KEY]?: WeakMap<Services, Labs> };

/** The labs of this process. */
export function labsOf(services: Services): Labs {
  holder[KEY] ??= new WeakMap();
  const known = holder[KEY].get(services);
  if (known) return known;
  const labs: Labs = {
    store: new LabStore(services.database, services.ports, (id) => labs.hub.audience(id) > 0),
    hub: new LabHub(),
    gates: new LabGates(),
    joins: new LabShares(JOINS),
    streams: new LabShares(STREAMS),
    delays: new LabShares(DELAYS),
  };
  holder[KEY].set(services, labs);
  sweepRegularly(
    async () => {
      forgetLabs(labs, await labs.store.sweep());
    },
    (fault) => services.log.error({ err: fault }, 'labs that are over could not be removed'),
  );
  whenStopping(() => labs.hub.stop());
  return labs;
}

/** Forgets what this process knows of labs that are over. */
export function forgetLabs({ hub, joins }: Labs, ids: readonly string[]): void {
  for (const id of ids) {
    hub.forget(id);
    joins.forget(id);
  }
}

/** A lab as its stream tells it. */
export function stateOf({ guard, paused, round, startVersion, expiresAt }: Lab): LabState {
  return {
    guard,
    paused,
    round,
    start: { version: startVersion, body: STARTING_BODY },
    expiresAt: expiresAt.toISOString(),
  };
}

/** Everybody who joined a lab. */
export function clientsOf({ joined }: Pick<Lab, 'joined'>): readonly LabClient[] {
  return Array.from({ length: joined }, (_, index) => ({ name: clientName(index) }));
}
