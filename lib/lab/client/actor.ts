import { ProblemError } from '@/lib/client/api/problem-error';
import { uuid } from '@/lib/http/client/uuid';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import {
  conditionFields,
  getRequest,
  informed,
  isSameAct,
  type LabRequest,
  newcomer,
  type Person,
  putRequest,
  usualCondition,
  withKey,
  withWord,
} from '@/lib/lab/people/person';
import type { LabServer, SendOptions } from './lab-server';
import { type AuthorOf, meetCurrent } from './person-collision';
import type { ProductClient } from './product-client';

/** How often a save is merged and sent again before its client gives up, unless it is told otherwise. */
const MOST_MERGES = 8;

/** How a save is to go on when it is refused under the guard that merges. */
interface Merging {
  /** How often it is merged and sent again before it is given up. */
  readonly merges?: number;
  /** Who saved the version that it did not fit together with. */
  readonly authorOf?: AuthorOf;
}

/** One client at work: sends real requests and keeps what their answers tell. */
export class Actor implements ProductClient {
  readonly #server: LabServer;
  readonly #onChange: (person: Person) => void;
  #person: Person;
  /** The save under way, or the one whose answer never came: sent again as it was, it is the same act. */
  #unheard: LabRequest | null = null;

  constructor(server: LabServer, name: string, onChange: (person: Person) => void = () => undefined) {
    this.#server = server;
    this.#person = newcomer(name);
    this.#onChange = onChange;
  }

  get person(): Person {
    return this.#person;
  }

  /** The path of the document that this client works on. */
  get documentTarget(): string {
    return this.#server.documentTarget;
  }

  /** Changes what the person has in hand or in the editor; sends nothing. */
  readonly update = (change: (person: Person) => Person): void => {
    this.#person = change(this.#person);
    this.#onChange(this.#person);
  };

  /** Adds the person's next word to the text in the editor. */
  add(): void {
    this.update((person) => withWord(person, this.#server.placeOf(person.name)));
  }

  async get(fields: readonly Field[] = []): Promise<Exchange> {
    return this.#send(getRequest(this.#server.documentTarget, fields));
  }

  /**
   * Saves what is in the editor. Each save is an act with a key of its own; one whose answer never came goes out with the
   * same key if it is the same request. Under the merging guard a 412 is followed by a merge with the current version and
   * another PUT, until one gets through. What does not merge by itself is not sent: the save stays refused, and the person
   * decides. Answers with the last exchange of a save.
   */
  async put(
    guard: Guard,
    fields: readonly Field[] = conditionFields(usualCondition(guard), this.#person.held),
    { merges = MOST_MERGES, authorOf, ...options }: SendOptions & Merging = {},
  ): Promise<Exchange> {
    let exchange = await this.#save(putRequest(this.#server.documentTarget, this.#person, fields), options);
    for (let merged = 0; guard === 'if-match-merge' && exchange.status === 412; merged += 1) {
      if (merged === merges) return exchange;
      if (!(await this.merge(exchange, authorOf))) return exchange;
      const next = putRequest(this.#server.documentTarget, this.#person, [
        ...conditionFields('if-match', this.#person.held),
        ...fields.filter(([name]) => name === 'Prefer'),
      ]);
      exchange = await this.#save(next, options.signal ? { signal: options.signal } : {});
    }
    return exchange;
  }

  /**
   * Puts the current version, as a refusal brought it along or else loaded now, together with the text in the editor, as
   * the product does it. `true` if both fit together and there is something to save. Otherwise nothing in the editor changes:
   * where they do not fit, `person.collision` waits for decisions.
   */
  async merge(refusal: Exchange | null = null, authorOf: AuthorOf = () => null): Promise<boolean> {
    try {
      return (await meetCurrent(this, refusal, authorOf)).kind === 'fits';
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  }

  /** Sends a request as the product's own client made it. What it reads is that client's business, not the editor's. */
  readonly ask = (request: LabRequest): Promise<Exchange> =>
    request.method === 'GET' ? this.#server.send(this.#person.name, request) : this.#send(request);

  async delete(fields: readonly Field[]): Promise<Exchange> {
    return this.#send({ method: 'DELETE', target: this.#server.documentTarget, fields, body: null });
  }

  async lock(): Promise<Exchange> {
    return this.#send({ method: 'POST', target: this.#server.lockTarget, fields: [], body: null });
  }

  /** Gives the lock back; without one there is nothing to give. */
  async unlock(): Promise<Exchange | null> {
    const { lock } = this.#person;
    if (lock === null) return null;
    return this.#send({
      method: 'DELETE',
      target: this.#server.lockTarget,
      fields: [['Lock-Token', lock]],
      body: null,
    });
  }

  async #save(request: LabRequest, options?: SendOptions): Promise<Exchange> {
    const again = this.#unheard;
    const act = again && isSameAct(again, request) ? again : withKey(request, uuid());
    this.#unheard = act;
    const exchange = await this.#send(act, options);
    if (!exchange.answerLost && this.#unheard === act) this.#unheard = null;
    return exchange;
  }

  async #send(request: LabRequest, options?: SendOptions): Promise<Exchange> {
    try {
      const exchange = await this.#server.send(this.#person.name, request, options);
      this.update((person) => ({ ...informed(person, exchange), unanswered: false }));
      return exchange;
    } catch (fault) {
      this.update((person) => ({ ...person, unanswered: true }));
      throw fault;
    }
  }
}
