import { type Deferred, deferred } from './deferred';

/** How long a PUT stands at a gate at most before it goes on by itself, in milliseconds. */
const LONGEST = 4 * 60_000;
/** How long a gate is remembered after its PUT was answered, for whoever asks late. */
const REMEMBERED = 30_000;
/** Gates of all labs at once. */
const MOST = 2_000;

/** Where a PUT stands: not there yet, at the gate, or answered. */
export type GateState = 'waiting' | 'held' | 'answered';

/** Whether a text may name a gate. */
export function isGateName(name: string): boolean {
  return /^[\w-]{1,60}$/.test(name);
}

/** What a gate of a lab is called among those of all labs. */
export function gateKey(labId: string, name: string): string {
  return `${labId} ${name}`;
}

interface Gate {
  readonly arrived: Deferred<GateState>;
  readonly opened: Deferred<void>;
}

/**
 * Gates at which a PUT is held between check and write until somebody opens them. They live in this process: who opens
 * a gate has to reach the process that holds the PUT.
 */
export class LabGates {
  readonly #gates = new Map<string, Gate>();

  /** Holds whoever calls this until the gate is opened, their client is gone, or the longest time is over. */
  async pass(name: string, gone: AbortSignal): Promise<void> {
    const gate = this.#gate(name);
    if (!gate) return;
    gate.arrived.resolve('held');
    await within(gate.opened.promise, LONGEST, gone);
  }

  /** Resolves once a PUT stands at the gate or was answered; after `patience` milliseconds with what is so then. */
  async arrival(name: string, patience: number, gone: AbortSignal): Promise<GateState> {
    const gate = this.#gate(name);
    if (!gate) return 'waiting';
    return (await within(gate.arrived.promise, patience, gone)) ?? 'waiting';
  }

  /** Lets the PUT at the gate go on, also one that has yet to come. */
  open(name: string): void {
    this.#gate(name)?.opened.resolve();
  }

  /** The PUT of this gate was answered, whether it came as far as the gate or not. */
  finish(name: string): void {
    const gate = this.#gates.get(name) ?? this.#gate(name);
    gate?.arrived.resolve('answered');
    setTimeout(() => this.#gates.delete(name), REMEMBERED).unref();
  }

  #gate(name: string): Gate | null {
    const known = this.#gates.get(name);
    if (known) return known;
    if (this.#gates.size >= MOST) return null;
    const gate: Gate = { arrived: deferred(), opened: deferred() };
    this.#gates.set(name, gate);
    setTimeout(() => this.#gates.delete(name), LONGEST + REMEMBERED).unref();
    return gate;
  }
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
