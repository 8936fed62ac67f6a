import { type Deferred, deferred } from './deferred';

/** How long a PUT stands at a gate at most before it goes on by itself, in milliseconds. */
const LONGEST = 4 * 60_000;
/** How long a gate is remembered after its PUT was answered, for whoever asks late. */
const REMEMBERED = 30_000;
/** Gates of one client of one lab at once. Of those that were answered the oldest gives way to a new one. */
const MOST_OF_ONE = 16;

/** Where a PUT stands: not there yet, at the gate, or answered. */
export type GateState = 'waiting' | 'held' | 'answered';

/** Whether a text may name a gate. */
export function isGateName(name: string): boolean {
  return /^[\w-]{1,60}$/.test(name);
}

/** A gate as somebody names it. */
export interface GatePlace {
  readonly labId: string;
  /** The client whose PUT is held; `null` stands for any client of the lab, as whom its teacher asks. */
  readonly client: number | null;
  readonly name: string;
}

interface Gate {
  readonly place: GatePlace;
  readonly arrived: Deferred<GateState>;
  readonly opened: Deferred<void>;
  answered: boolean;
}

/**
 * Gates at which a PUT is held between check and write until somebody opens them. Each is one client's own, and each
 * client has room for some: so nobody, however many gates they name, takes another's away. They live in this process: who
 * opens a gate has to reach the process that holds the PUT.
 */
export class LabGates {
  /** By lab, then by client and name. */
  readonly #labs = new Map<string, Map<string, Gate>>();

  /** Holds whoever calls this until the gate is opened, their client is gone, or the longest time is over. */
  async pass(place: GatePlace, gone: AbortSignal): Promise<void> {
    const gate = this.#gate(place);
    if (!gate) return;
    const wide = this.#wideOf(place);
    gate.arrived.resolve('held');
    wide?.arrived.resolve('held');
    const opened = wide ? Promise.race([gate.opened.promise, wide.opened.promise]) : gate.opened.promise;
    await within(opened, LONGEST, gone);
  }

  /** Resolves once a PUT stands at the gate or was answered; after `patience` milliseconds with what is so then. */
  async arrival(place: GatePlace, patience: number, gone: AbortSignal): Promise<GateState> {
    const gate = this.#gate(place);
    if (!gate) return 'waiting';
    return (await within(gate.arrived.promise, patience, gone)) ?? 'waiting';
  }

  /** Lets the PUT at the gate go on, also one that has yet to come; false where the client has no room for the gate. */
  open(place: GatePlace): boolean {
    for (const gate of this.#namedBy(place)) gate.opened.resolve();
    const gate = this.#gate(place);
    gate?.opened.resolve();
    return gate !== null;
  }

  /** The PUT of this gate was answered, whether it came as far as the gate or not. */
  finish(place: GatePlace): void {
    for (const gate of [this.#gate(place), this.#wideOf(place)]) {
      if (!gate) continue;
      gate.answered = true;
      gate.arrived.resolve('answered');
      setTimeout(() => this.#drop(gate), REMEMBERED).unref();
    }
  }

  #gate(place: GatePlace): Gate | null {
    const gates = this.#labs.get(place.labId) ?? new Map<string, Gate>();
    const known = gates.get(keyOf(place));
    if (known) return known;
    const own = [...gates.values()].filter((gate) => gate.place.client === place.client);
    if (own.length >= MOST_OF_ONE) {
      const over = own.find(({ answered }) => answered);
      if (!over) return null;
      this.#drop(over);
    }
    const gate: Gate = { place, arrived: deferred(), opened: deferred(), answered: false };
    for (const before of this.#namedBy(place)) void before.arrived.promise.then(gate.arrived.resolve);
    gates.set(keyOf(place), gate);
    this.#labs.set(place.labId, gates);
    setTimeout(() => this.#drop(gate), LONGEST + REMEMBERED).unref();
    return gate;
  }

  /** The teacher's gate of the same name, which stands for everybody's. */
  #wideOf({ labId, name }: GatePlace): Gate | null {
    return this.#labs.get(labId)?.get(keyOf({ labId, client: null, name })) ?? null;
  }

  /** All clients' gates that the teacher's stands for; of a client's own gate, none. */
  #namedBy({ labId, client, name }: GatePlace): readonly Gate[] {
    if (client !== null) return [];
    const gates = [...(this.#labs.get(labId)?.values() ?? [])];
    return gates.filter(({ place }) => place.client !== null && place.name === name);
  }

  #drop(gate: Gate): void {
    const { labId } = gate.place;
    const gates = this.#labs.get(labId);
    if (gates?.get(keyOf(gate.place)) !== gate) return;
    gates.delete(keyOf(gate.place));
    if (gates.size === 0) this.#labs.delete(labId);
  }
}

function keyOf({ client, name }: GatePlace): string {
  return `${client ?? ''} ${name}`;
}

/** What a promise resolves to, or `undefined` where the time is over or the signal given first. */
async function within<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Value | undefined> {
  if (signal.aborted) return undefined;
  const end = deferred<undefined>();
  const finish = () => end.resolve(undefined);
  const timer = setTimeout(finish, milliseconds);
  signal.addEventListener('abort', finish);
  try {
    return await Promise.race([promise, end.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', finish);
  }
}
