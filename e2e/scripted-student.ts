import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cast, type Challenge, trafficOf } from '@/lib/lab/challenges/challenge';
import { standingOf } from '@/lib/lab/challenges/standing';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { createLab, joinLab, resetLab, takePlace, tellProgress } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabIdentity, LabView } from '@/lib/lab/people/lab-view';

/** A browser as far as the lab's client code needs one: an origin and a cookie. */
interface Jar {
  readonly origin: string;
  cookie: string;
}

const jars = new AsyncLocalStorage<Jar>();
const plainFetch = globalThis.fetch;

/** Has `fetch` act for the student whose work is under way; what nobody's work asks for is fetched as ever. */
globalThis.fetch = async (target, init = {}) => {
  const jar = jars.getStore();
  if (!jar) return plainFetch(target, init);
  const headers = new Headers(init.headers);
  if (jar.cookie !== '') headers.set('Cookie', jar.cookie);
  const response = await plainFetch(new URL(String(target), jar.origin), { ...init, headers });
  jar.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? jar.cookie;
  return response;
};

/** A student of a class whose phone is a script: what they send is what the lab's own client sends. */
export class ScriptedStudent {
  /** What this student's panel in the class's lab does. */
  readonly actor: Actor;
  readonly name: string;
  readonly #jar: Jar;
  readonly #classId: string;
  readonly #token: string;
  #own: { readonly lab: LabView; readonly identities: readonly LabIdentity[] } | null = null;

  private constructor(jar: Jar, classId: string, { name, token }: LabIdentity) {
    this.#jar = jar;
    this.#classId = classId;
    this.#token = token;
    this.name = name;
    this.actor = new Actor(
      httpLabServer(classId, () => token),
      name,
    );
  }

  /** Joins a class by a name, as somebody does who scans its code and has never been there. */
  static async join(origin: string, classId: string, name: string): Promise<ScriptedStudent> {
    const jar: Jar = { origin, cookie: '' };
    return jars.run(jar, async () => {
      // As every page asks first: whoever has no cookie would be one guest together with all others who have none.
      await fetch('/api/me');
      return new ScriptedStudent(jar, classId, await takePlace(classId, name));
    });
  }

  /** Does something as this student. */
  async do<Result>(work: (actor: Actor) => Promise<Result>): Promise<Result> {
    return jars.run(this.#jar, () => work(this.actor));
  }

  /** Predicts, does a challenge in a lab of their own, and tells the class, but only of a goal that the traffic reached. */
  async doChallenge(challenge: Challenge, prediction: string): Promise<void> {
    await jars.run(this.#jar, async () => {
      await tellProgress(this.#classId, challenge.id, this.#token, { prediction });
      this.#own ??= await this.#openOwn(challenge);
      const { lab, identities } = this.#own;
      const { start } = await resetLab(lab.id, challenge.guard);
      const exchanges: Exchange[] = [];
      const tokens = new Map(identities.map(({ name, token }) => [name, token]));
      const server = httpLabServer(
        lab.id,
        (name) => tokens.get(name),
        (exchange) => exchanges.push(exchange),
      );
      const actors = new Map(identities.map(({ name }) => [name, new Actor(server, name)]));
      const [first, second] = identities.map(({ name }) => name);
      const cast: Cast = { first: first!, second: second! };
      await playSolution(challenge.solution, {
        guard: challenge.guard,
        server,
        cast,
        actorOf: (name) => actors.get(name)!,
        now: Date.now,
        wait: (milliseconds) => sleep(milliseconds),
      });
      const { is } = standingOf(challenge, trafficOf({ start, exchanges, cast }));
      if (is === 'reached') await tellProgress(this.#classId, challenge.id, this.#token, { reached: true });
    });
  }

  async #openOwn({ guard }: Challenge) {
    const lab = await createLab(guard);
    return { lab, identities: await joinLab(lab.id, 2) };
  }
}
