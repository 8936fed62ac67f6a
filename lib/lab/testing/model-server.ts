import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { requirePrecondition } from '@/lib/http/conditions/require-precondition';
import { formatEntityTag, parseEntityTag } from '@/lib/http/fields/entity-tag';
import { formatHttpDate } from '@/lib/http/fields/http-date';
import type { LabServer, SendOptions } from '@/lib/lab/client/lab-server';
import { type Exchange, type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { guardPolicy } from '@/lib/lab/guards/guard-policy';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { GUARD_FIELD } from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
import { STARTING_BODY, STARTING_TITLE } from '@/lib/lab/people/starting-text';
import { type Deferred, deferred } from '@/lib/server/labs/deferred';

const START = Date.UTC(2026, 0, 1);
const LOCK_LASTS = 20_000;

function tagOf(version: number): string {
  return formatEntityTag({ weak: false, opaque: `${version}-0000000000000000` });
}

/** A lab's server in memory with a clock that is turned by hand: what the tests of schedules and challenges run on. */
export class ModelServer implements LabServer {
  readonly documentTarget = '/api/documents/lab';
  readonly lockTarget = '/api/labs/lab/lock';
  readonly start: StartingPoint = { version: 1, title: STARTING_TITLE, body: STARTING_BODY };
  readonly exchanges: Exchange[] = [];
  now = START;
  #guard: Guard;
  readonly #joined: string[] = [];
  #current: { content: string; etag: string; modified: number } | null = {
    content: JSON.stringify({ title: STARTING_TITLE, body: STARTING_BODY }),
    etag: tagOf(1),
    modified: START,
  };
  #version = 1;
  /** Acts that were carried out, by person and key: the request, and the tag that it made current. */
  readonly #acts = new Map<string, { readonly request: string; readonly etag: string | null }>();
  #lock: { by: string; token: string; until: number } | null = null;
  readonly #gates = new Map<string, { readonly held: Deferred<void>; readonly open: Deferred<void> }>();

  constructor(guard: Guard) {
    this.#guard = guard;
  }

  /** What a teacher does in the middle of a round. */
  switchTo(guard: Guard): void {
    this.#guard = guard;
  }

  /** People join as they are asked for. */
  placeOf(person: string): number {
    if (!this.#joined.includes(person)) this.#joined.push(person);
    return this.#joined.indexOf(person);
  }

  async send(person: string, request: LabRequest, options: SendOptions = {}): Promise<Exchange> {
    this.now += 1;
    const startedAt = this.now;
    const [status, fields, body] = request.target.endsWith('/lock')
      ? this.#answerLock(person, request)
      : await this.#answer(person, request, options);
    this.now += 1;
    const exchange: Exchange = {
      id: `x${this.exchanges.length}`,
      client: person,
      method: request.method,
      target: request.target,
      requestFields: request.fields,
      requestBody: request.body,
      status,
      responseFields: [...fields, [GUARD_FIELD, this.#guard]],
      responseBody: body,
      startedAt,
      endedAt: this.now,
      ...(options.loseAnswer ? { answerLost: true } : {}),
    };
    this.exchanges.push(exchange);
    return exchange;
  }

  async awaitGate(gate: string): Promise<'held' | 'answered'> {
    await this.#gate(gate).held.promise;
    return 'held';
  }

  async openGate(gate: string): Promise<void> {
    this.#gate(gate).open.resolve();
  }

  async reset(): Promise<StartingPoint> {
    throw new Error('A model server is made anew instead.');
  }

  #gate(name: string) {
    let gate = this.#gates.get(name);
    if (!gate) {
      gate = { held: deferred(), open: deferred() };
      this.#gates.set(name, gate);
    }
    return gate;
  }

  async #answer(
    person: string,
    request: LabRequest,
    { gate }: SendOptions,
  ): Promise<[number, readonly Field[], string | null]> {
    const { method } = request;
    const writes = method !== 'GET';
    const asked = {
      method,
      ifMatch: fieldOf(request.fields, 'if-match'),
      ifNoneMatch: fieldOf(request.fields, 'if-none-match'),
      ifModifiedSince: fieldOf(request.fields, 'if-modified-since'),
      ifUnmodifiedSince: fieldOf(request.fields, 'if-unmodified-since'),
    };
    const policy = guardPolicy(this.#guard, asked);
    const current = this.#current;
    if (writes && policy.locked && !this.#holds(person)) return [423, [], null];
    const key = fieldOf(request.fields, 'idempotency-key');
    const name = key === null ? null : `${person} ${key}`;
    const said = JSON.stringify([asked, request.body]);
    const known = name === null ? undefined : this.#acts.get(name);
    if (known && known.request !== said) return [422, [], null];
    if (known && known.etag === (current?.etag ?? null)) return [204, this.#validators(), null];
    if (known) return [412, this.#validators(), JSON.stringify({ savedAs: known.etag })];
    const decision = evaluatePreconditions(
      writes ? policy.conditions : asked,
      current && {
        etag: parseEntityTag(current.etag)!,
        lastModified: current.modified,
      },
      this.now + 5000,
    );
    if (decision.outcome === 'absent') return [410, [], null];
    if (decision.outcome === 'not-modified') return [304, this.#validators(), null];
    if (decision.outcome !== 'perform') return [decision.outcome === 'failed' ? 412 : 400, [], null];
    if (!writes) return [200, this.#validators(), current!.content];
    if (policy.required && requirePrecondition(method, decision, current !== null)) return [428, [], null];
    if (!policy.atomic) {
      if (gate) {
        this.#gate(gate).held.resolve();
        await this.#gate(gate).open.promise;
      } else await new Promise((resolve) => setImmediate(resolve));
    }
    if (method === 'DELETE') {
      this.#current = null;
      if (name !== null) this.#acts.set(name, { request: said, etag: null });
      return [204, [], null];
    }
    if (method === 'PUT' && current?.content === request.body) {
      if (name !== null) this.#acts.set(name, { request: said, etag: current.etag });
      return [204, this.#validators(), null];
    }
    this.#version += 1;
    this.now += 1;
    this.#current = {
      content: request.body ?? '',
      etag: tagOf(this.#version),
      modified: this.now,
    };
    if (name !== null) this.#acts.set(name, { request: said, etag: this.#current.etag });
    return [current === null ? 201 : 204, this.#validators(), null];
  }

  #validators(): readonly Field[] {
    if (!this.#current) return [];
    return [
      ['ETag', this.#current.etag],
      ['Last-Modified', formatHttpDate(this.#current.modified)],
      ['Document-Version', String(this.#version)],
    ];
  }

  #holds(person: string): boolean {
    return this.#lock !== null && this.#lock.until > this.now && this.#lock.by === person;
  }

  #answerLock(person: string, request: LabRequest): [number, readonly Field[], string | null] {
    if (request.method === 'DELETE') {
      if (this.#holds(person)) this.#lock = null;
      return [204, [], null];
    }
    if (this.#lock !== null && this.#lock.until > this.now && this.#lock.by !== person)
      return [423, [], null];
    this.#lock = { by: person, token: `lock-${this.now}`, until: this.now + LOCK_LASTS };
    return [201, [['Lock-Token', this.#lock.token]], null];
  }
}
