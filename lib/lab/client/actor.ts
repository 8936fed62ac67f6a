import { uuid } from '@/lib/http/client/uuid';
import { type Exchange, type Field, isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import {
  broughtBy,
  conditionFields,
  getRequest,
  type Held,
  heldIn,
  informed,
  isSameAct,
  type LabRequest,
  mergedWith,
  newcomer,
  type Person,
  putRequest,
  usualCondition,
  withKey,
  withWord,
} from '@/lib/lab/people/person';
import type { LabServer, SendOptions } from './lab-server';

/** How often a save is merged and sent again before its client gives up, unless it is told otherwise. */
const MOST_MERGES = 8;

/** One client at work: sends real requests and keeps what their answers tell. */
export class Actor {
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
  update(change: (person: Person) => Person): void {
    this.#person = change(this.#person);
    this.#onChange(this.#person);
  }

  /** Adds the person's next word to the text in the editor. */
  add(): void {
    this.update(withWord);
  }

  async get(fields: readonly Field[] = []): Promise<Exchange> {
    return this.#send(getRequest(this.#server.documentTarget, fields));
  }

  /**
   * Saves what is in the editor. Each save is an act with a key of its own; one whose answer never came goes out with the
   * same key if it is the same request. Under the merging guard a 412 is followed by a merge with the current version, read if
   * the 412 did not bring it along, and another PUT, until one gets through. Answers with the last exchange.
   */
  async put(
    guard: Guard,
    fields: readonly Field[] = conditionFields(usualCondition(guard), this.#person.held),
    { merges = MOST_MERGES, ...options }: SendOptions & { readonly merges?: number } = {},
  ): Promise<Exchange> {
    let exchange = await this.#save(putRequest(this.#server.documentTarget, this.#person, fields), options);
    for (let merged = 0; guard === 'if-match-merge' && exchange.status === 412; merged += 1) {
      if (merged === merges) return exchange;
      if (!(await this.merge(exchange))) return exchange;
      const next = putRequest(this.#server.documentTarget, this.#person, [
        ...conditionFields('if-match', this.#person.held),
        ...fields.filter(([name]) => name === 'Prefer'),
      ]);
      exchange = await this.#save(next, options.signal ? { signal: options.signal } : {});
    }
    return exchange;
  }

  /**
   * Puts the current version, as a refusal brought it along or else loaded now, together with the text in the editor;
   * `false` when there is none to load.
   */
  async merge(refusal?: Exchange): Promise<boolean> {
    const current = (refusal && broughtBy(refusal)) ?? (await this.#current());
    if (current === null) return false;
    this.update((person) => mergedWith(person, current));
    return true;
  }

  async #current(): Promise<Held | null> {
    const exchange = await this.#server.send(this.#person.name, getRequest(this.#server.documentTarget, []));
    return isSuccess(exchange) ? heldIn(exchange, exchange.responseBody) : null;
  }

  /** Sends a request as the product's own client made it. What it reads is that client's business, not the editor's. */
  async ask(request: LabRequest): Promise<Exchange> {
    return request.method === 'GET' ? this.#server.send(this.#person.name, request) : this.#send(request);
  }

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
    const exchange = await this.#server.send(this.#person.name, request, options);
    this.update((person) => informed(person, exchange));
    return exchange;
  }
}
