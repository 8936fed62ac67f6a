import type { IncomingContent } from '@/lib/documents/content/incoming-content';
import type { Caller } from '@/lib/documents/model/access';
import type { Person } from '@/lib/documents/people/person';
import type { ChangeGuard } from '@/lib/documents/use-cases/change-document';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { guardPolicy } from '@/lib/lab/guards/guard-policy';
import { Call } from '@/lib/server/http/call';
import type { Lab } from './lab';

interface LabCallOptions {
  readonly person: Person;
  /** The content, read already so that it can be recorded; `null` where it is too long. */
  readonly bytes: Uint8Array | null;
  readonly betweenCheckAndWrite: () => Promise<void>;
}

/** A request on a lab's document: like any other, but for who sends it and for the guard. */
export class LabCall<Params> extends Call<Params> {
  readonly #options: LabCallOptions;
  readonly #lab: Lab;

  constructor(call: Call<Params>, lab: Lab, options: LabCallOptions) {
    super(call.request, call.params, call.services, call.requestId);
    if (call.token) this.actBy(call.token);
    this.#lab = lab;
    this.#options = options;
  }

  override get caller(): Caller {
    return this.#options.person;
  }

  override async person(): Promise<Person> {
    return this.#options.person;
  }

  override get conditions(): ConditionalRequest {
    const asked = super.conditions;
    return this.reads ? asked : guardPolicy(this.#lab.guard, asked).conditions;
  }

  override get guard(): ChangeGuard {
    const { required, atomic } = guardPolicy(this.#lab.guard, super.conditions);
    return { required, betweenCheckAndWrite: atomic ? null : this.#options.betweenCheckAndWrite };
  }

  override get content(): IncomingContent {
    return { ...super.content, read: async () => this.#options.bytes };
  }
}
