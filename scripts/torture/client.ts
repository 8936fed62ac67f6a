import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../fuzz/chance';
import type { Act, Answer, Exchange } from './record';
import { contentAfter, readRequest, requestOf } from './requests';
import { type Sending, send } from './send';

/** Where clients act, and what they did there. */
export interface Stage {
  /** Addresses of the instances; all serve the same documents. */
  readonly instances: readonly string[];
  readonly documents: readonly string[];
  readonly acts: Act[];
  readonly exchanges: Exchange[];
  /** How many requests were answered. */
  answered: number;
  readonly chance: Chance;
  /** Whether they may go on. */
  goesOn(): boolean;
}

/** What a client remembers of a document. */
type Memory = { readonly tag: string; readonly content: string } | 'gone';
type Reply = Exchange['answer'];

/** How often an act without an answer is sent again. */
const REPETITIONS = 40;
/** How long a client waits where nobody answers it, in milliseconds. */
const PAUSE = 50;
/** A client that hangs up does so within so many milliseconds. */
const SOON = 12;

/**
 * One person with a program of their own: reads documents, and changes them by what they remember, which others may have
 * overtaken. Whatever gets no answer is mostly sent again, to any instance, as the same act.
 */
export class Client {
  readonly #stage: Stage;
  readonly #number: number;
  readonly #cookie: string;
  readonly #agent = new http.Agent({ keepAlive: true });
  readonly #memory = new Map<string, Memory>();
  #acts = 0;

  constructor(stage: Stage, number: number, cookie: string) {
    this.#stage = stage;
    this.#number = number;
    this.#cookie = cookie;
  }

  /** Acts for as long as the stage goes on. */
  async run(): Promise<void> {
    while (this.#stage.goesOn()) await this.#step();
    this.#agent.destroy();
  }

  async #step(): Promise<void> {
    const { chance, documents } = this.#stage;
    const document = chance.of(documents);
    // What is remembered may be old, and then is refused: half of all looks before it acts.
    if (chance.once(2)) await this.#read(document, this.#memory.get(document));
    const memory = this.#memory.get(document);
    const drawn = chance.number(100);
    if (drawn < 2) return this.#change('make', null, null);
    if (drawn < 12 || !memory) return this.#read(document, undefined);
    if (memory === 'gone' || drawn < 16) return this.#change('create', document, null);
    return this.#change(drawn < 60 ? 'save' : drawn < 97 ? 'patch' : 'delete', document, memory);
  }

  async #read(document: string, memory: Memory | undefined): Promise<void> {
    const known = typeof memory === 'object' ? memory.tag : null;
    const answer = await this.#exchange(null, document, readRequest(document, known));
    if (isOver(answer)) this.#learn(document, answer, answer.content);
    else await sleep(PAUSE);
  }

  async #change(
    kind: Act['kind'],
    document: string | null,
    memory: Exclude<Memory, 'gone'> | null,
  ): Promise<void> {
    const { chance, acts } = this.#stage;
    this.#acts += 1;
    const mark = `${kind} ${this.#number}-${this.#acts}`;
    const writes = kind === 'save' || kind === 'create' || kind === 'make';
    const act: Act = {
      kind,
      document,
      base: memory?.tag ?? null,
      mark,
      content: writes ? contentAfter(memory?.content ?? null, mark) : null,
      // Without a key nothing keeps what is still on its way from creating anew what was deleted meanwhile.
      keyed: memory === null || !chance.once(5),
    };
    const number = acts.push(act) - 1;
    const request = requestOf(act, act.keyed ? randomUUID() : null);
    const impatient = chance.once(25) ? { hangUpAfter: chance.number(SOON) } : {};
    let answer = await this.#exchange(number, document, { ...request, ...impatient });
    const most = chance.once(8) ? 0 : REPETITIONS;
    for (let again = 0; again < most && !isOver(answer) && this.#stage.goesOn(); again++) {
      await sleep(PAUSE);
      answer = await this.#exchange(number, document, request);
    }
    if (document === null) return;
    if (!isOver(answer)) this.#memory.delete(document);
    else if (kind === 'delete' && answer.status === 204) this.#memory.set(document, 'gone');
    else this.#learn(document, answer, answer.status < 300 ? (answer.content ?? act.content) : null);
  }

  async #exchange(act: number | null, document: string | null, sending: Sending): Promise<Reply> {
    const { chance, instances, exchanges } = this.#stage;
    const instance = chance.number(instances.length);
    const headers = { ...sending.headers, Cookie: this.#cookie };
    const start = performance.now();
    const { answer, made } = await send(instances[instance]!, this.#agent, { ...sending, headers });
    const end = performance.now();
    if (typeof answer !== 'string') this.#stage.answered += 1;
    exchanges.push({ client: this.#number, instance, act, document: document ?? made, start, end, answer });
    return answer;
  }

  #learn(document: string, { status, tag, reason }: Answer, content: string | null): void {
    if (status === 304) return;
    if (status === 404 || status === 410 || reason === 'deleted') this.#memory.set(document, 'gone');
    else if (tag !== null && content !== null) this.#memory.set(document, { tag, content });
    else this.#memory.delete(document);
  }
}

/** Whether an answer says what is so, rather than that nobody can tell. */
function isOver(answer: Reply): answer is Answer {
  return typeof answer !== 'string' && answer.status < 500;
}
