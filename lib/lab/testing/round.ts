import { type Cast, type Challenge, type Traffic, trafficOf } from '@/lib/lab/challenges/challenge';
import { Actor } from '@/lib/lab/client/actor';
import { playSolution } from '@/lib/lab/client/play-solution';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { putRequest, typed } from '@/lib/lab/people/person';
import { ModelServer } from './model-server';

/** A round of a challenge on a server in memory: Ana and Ben play, Cleo is in it too. */
export class Round {
  readonly server: ModelServer;
  readonly cast: Cast;
  readonly #actors = new Map<string, Actor>();
  readonly #guard: Guard;

  constructor(guard: Guard, cast: Cast = { first: 'Ana', second: 'Ben' }) {
    this.#guard = guard;
    this.cast = cast;
    this.server = new ModelServer(guard);
  }

  actor(name: string): Actor {
    const actor = this.#actors.get(name) ?? new Actor(this.server, name);
    this.#actors.set(name, actor);
    return actor;
  }

  /** Each of these people loads. */
  async load(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.actor(name).get();
  }

  /** Somebody changes their text without sending it. */
  edit(name: string, change: (body: string) => string, title?: string): void {
    this.actor(name).update((person) =>
      typed(person, { body: change(person.body), ...(title === undefined ? {} : { title }) }),
    );
  }

  /** Somebody adds their next word and saves, with what is usual under the guard or with these fields. */
  async addAndSave(name: string, fields?: readonly Field[]): Promise<Exchange> {
    this.actor(name).add();
    return this.save(name, fields);
  }

  async save(name: string, fields?: readonly Field[]): Promise<Exchange> {
    return this.actor(name).put(this.#guard, fields, { merges: 0 });
  }

  /** A request that no button sends, with what is in somebody's editor. */
  async send(name: string, method: string, fields: readonly Field[]): Promise<Exchange> {
    const { person } = this.actor(name);
    return this.server.send(name, { ...putRequest(this.server.documentTarget, person, fields), method });
  }

  tagOf(name: string): string {
    return this.actor(name).person.held?.tag ?? '';
  }

  wait(seconds: number): void {
    this.server.now += seconds * 1000;
  }

  async play({ solution, guard }: Challenge, onStep?: (index: number) => void): Promise<void> {
    await playSolution(solution, {
      guard,
      server: this.server,
      cast: this.cast,
      actorOf: (name) => this.actor(name),
      now: () => this.server.now,
      wait: async (milliseconds) => {
        this.server.now += milliseconds;
      },
      ...(onStep ? { onStep } : {}),
    });
  }

  /** What went over the wire so far, each exchange as `seen` has it. */
  traffic(seen: (exchange: Exchange) => Exchange = (exchange) => exchange): Traffic {
    const { start, exchanges } = this.server;
    return trafficOf({ start, exchanges: exchanges.map(seen), cast: this.cast });
  }
}
