import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { clientName } from '@/lib/lab/people/names';
import { conditionFields } from '@/lib/lab/people/person';
import { judge } from '@/lib/lab/schedules/judge';
import type { Move, Schedule } from '@/lib/lab/schedules/program';
import { type Outcome, sendsIfMatch } from '@/lib/lab/schedules/simulate';
import { Actor } from './actor';
import type { LabServer } from './lab-server';

/** A schedule being carried out by real requests, one move at a time. */
export class ScheduleRun {
  readonly #server: LabServer;
  readonly #guard: Guard;
  readonly #folded: boolean;
  readonly #actors: readonly Actor[];
  readonly #edited = new Set<number>();
  readonly #atGate = new Map<number, { readonly gate: string; readonly answer: Promise<Exchange> }>();
  readonly #prefix: string;

  /** `prefix` makes the names of gates unique in the lab. Without moves `edit` and `lock` these are folded into GET and PUT. */
  constructor(server: LabServer, guard: Guard, people: readonly Actor[], folded: boolean, prefix: string) {
    this.#server = server;
    this.#guard = guard;
    this.#actors = people;
    this.#folded = folded;
    this.#prefix = prefix;
  }

  /** Makes one move and resolves when everything that it causes has happened. */
  async move({ who, action }: Move): Promise<void> {
    const actor = this.#actors[who]!;
    switch (action) {
      case 'lock':
        await actor.lock();
        return;
      case 'get':
        if (this.#folded && this.#guard === 'lock') await actor.lock();
        await actor.get();
        return;
      case 'edit':
        this.#edit(who);
        return;
      case 'put':
        this.#edit(who);
        await actor.put(this.#guard, this.#fields(who));
        if (this.#folded && this.#guard === 'lock') await actor.unlock();
        return;
      case 'check':
        await this.#check(who);
        return;
      case 'write':
        await this.#write(who);
        return;
      case 'unlock':
        await actor.unlock();
        return;
    }
  }

  /** Lets go of every PUT that still stands at a gate, so that nothing is left waiting. */
  async abandon(): Promise<void> {
    for (const who of [...this.#atGate.keys()]) await this.#write(who);
  }

  #edit(who: number): void {
    if (this.#edited.has(who)) return;
    this.#edited.add(who);
    this.#actors[who]!.add();
  }

  #fields(who: number) {
    const { held } = this.#actors[who]!.person;
    if (this.#guard === 'if-unmodified-since') return conditionFields('if-unmodified-since', held);
    return conditionFields(sendsIfMatch(this.#guard, who) ? 'if-match' : 'nothing', held);
  }

  async #check(who: number): Promise<void> {
    this.#edit(who);
    const gate = `${this.#prefix}-${who}`;
    const answer = this.#actors[who]!.put(this.#guard, this.#fields(who), { gate });
    // A refusal or a broken connection also ends the waiting; the answer itself is awaited below.
    const ended = answer.then(
      () => 'answered' as const,
      () => 'answered' as const,
    );
    const state = await Promise.race([this.#server.awaitGate(gate), ended]);
    if (state === 'held') this.#atGate.set(who, { gate, answer });
    else await answer;
  }

  async #write(who: number): Promise<void> {
    const waiting = this.#atGate.get(who);
    if (!waiting) return;
    this.#atGate.delete(who);
    await this.#server.openGate(waiting.gate);
    await waiting.answer;
  }
}

/** A schedule that was carried out: what went over the wire, and what came of it. */
export interface ScheduleResult {
  readonly start: StartingPoint;
  readonly exchanges: readonly Exchange[];
  readonly outcome: Outcome;
}

/** Carries out a whole schedule on a document that has just been reset. `record` is where `server` puts its exchanges. */
export async function runSchedule(
  server: LabServer,
  guard: Guard,
  schedule: Schedule,
  record: { readonly start: StartingPoint; readonly exchanges: readonly Exchange[] },
  prefix: string,
): Promise<ScheduleResult> {
  const people = Math.max(...schedule.map(({ who }) => who)) + 1;
  const actors = Array.from({ length: people }, (_, who) => new Actor(server, clientName(who)));
  const folded = !schedule.some(({ action }) => action === 'edit' || action === 'lock');
  const run = new ScheduleRun(server, guard, actors, folded, prefix);
  try {
    for (const move of schedule) await run.move(move);
  } finally {
    await run.abandon();
  }
  const exchanges = [...record.exchanges];
  return { start: record.start, exchanges, outcome: judge(record.start, exchanges) };
}
