import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { clientName } from '@/lib/lab/people/names';
import { httpLabServer } from './http-lab-server';
import { createLab, joinLab, resetLab } from './lab-api';
import type { LabServer } from './lab-server';

/**
 * A short-lived lab on the real server for one experiment. What goes over the wire is recorded here, by the one who
 * sends it; the server keeps no record of a trial.
 */
export class TrialLab implements LabServer {
  readonly #server: LabServer;
  readonly #id: string;
  #start: StartingPoint;
  #exchanges: Exchange[] = [];
  #pending: Exchange[] = [];

  private constructor(
    id: string,
    start: StartingPoint,
    tokens: ReadonlyMap<string, string>,
    recording: boolean,
  ) {
    this.#id = id;
    this.#start = start;
    this.#server = httpLabServer(
      id,
      (person) => tokens.get(person),
      (exchange) => {
        if (!recording) return;
        this.#pending = this.#pending.filter(({ client }) => client !== exchange.client);
        this.#exchanges.push(exchange);
      },
      (exchange) => {
        if (recording) this.#pending.push(exchange);
      },
    );
  }

  /** Makes a trial with that many clients: Ana, Ben, Cleo and so on. Without `recording` no exchange is kept. */
  static async create(guard: Guard, people: number, recording = true): Promise<TrialLab> {
    const lab = await createLab(guard, true);
    const identities = await joinLab(lab.id, people);
    const tokens = new Map(identities.map(({ token }, index) => [clientName(index), token]));
    return new TrialLab(lab.id, lab.start, tokens, recording);
  }

  get documentTarget(): string {
    return this.#server.documentTarget;
  }

  get lockTarget(): string {
    return this.#server.lockTarget;
  }

  get start(): StartingPoint {
    return this.#start;
  }

  /** What went over the wire since the last reset, in the order of answers. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** What was sent and is not answered yet; each client waits for its answer before it sends again. */
  get pending(): readonly Exchange[] {
    return this.#pending;
  }

  readonly placeOf: LabServer['placeOf'] = (person) => this.#server.placeOf(person);
  readonly send: LabServer['send'] = (person, request, options) =>
    this.#server.send(person, request, options);
  readonly awaitGate: LabServer['awaitGate'] = (gate) => this.#server.awaitGate(gate);
  readonly openGate: LabServer['openGate'] = (gate) => this.#server.openGate(gate);

  /** Puts the starting text back and starts a new record; with a guard, switches to it. */
  async reset(guard?: Guard): Promise<StartingPoint> {
    const { start } = await resetLab(this.#id, guard);
    this.#start = start;
    this.#exchanges = [];
    this.#pending = [];
    return start;
  }
}
