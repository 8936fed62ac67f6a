import {
  type IncomingContent,
  receiveContent,
  type UnusableContent,
} from '@/lib/documents/content/incoming-content';
import { type Forbidden, findEditable, type Missing } from '@/lib/documents/model/access';
import type { Act } from '@/lib/documents/model/act';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound, type DocumentChange } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { type ConditionRefusal, refuseChange } from './condition-refusal';
import { actOf, type NamedAct, type Repeated, repeatedAct } from './repeated-act';

/** How often a change starts over after another one came first. Somebody gets through each time. */
const ATTEMPTS = 20;
/** The same where a guard lets a change through that names no version: it never gives way, so it may have to wait longer. */
const GUARDED_ATTEMPTS = 500;

const NOTHING: ReceivedContent = { kind: 'received', essence: '', bytes: new Uint8Array() };

/** Other changes came first every time; trying again later will do. */
export type Busy = { readonly kind: 'busy' };

/** Content that can be looked at. */
export type ReceivedContent = Extract<
  Awaited<ReturnType<typeof receiveContent>>,
  { readonly kind: 'received' }
>;

/** What the steps of a change that differ from method to method come to: an answer, or a change to be made. */
export type Step<Outcome> =
  | { readonly answer: Outcome }
  | { readonly change: DocumentChange; readonly done: Outcome };

export interface ChangeRequest {
  readonly id: string;
  readonly person: Person;
  readonly conditions: ConditionalRequest;
  /** The act that the request is part of, where it says so (Idempotency-Key). */
  readonly act?: NamedAct | null;
  /** Only documents of the lab have one. Without it a change is guarded as the contract says. */
  readonly guard?: ChangeGuard | undefined;
}

/** How a document of the lab is guarded, so that one can see what a weaker guard does. */
export interface ChangeGuard {
  /** Whether a change without a precondition is refused (428). */
  readonly required: boolean;
  /** Where check and write are two steps: what happens between them. The write then no longer depends on the check. */
  readonly betweenCheckAndWrite: (() => Promise<void>) | null;
}

/**
 * Changes a document: finds it, checks what would fail anyway, evaluates preconditions just before the write (RFC 9110
 * §13.2.1), then makes the change if the document is still the one that was found; otherwise starts over, so that the
 * preconditions are judged by what is there now. An act that was carried out before gets its answer again, whatever the
 * state: it is looked for each time, since the copy of the request that was faster may have been it.
 */
export async function changeDocument<Outcome>(
  ports: Ports,
  { id, person, conditions, act: named = null, guard }: ChangeRequest,
  steps: {
    /** The content, where the method has one, and the media types that it may have. */
    readonly content?: { readonly incoming: IncomingContent; readonly types: readonly string[] };
    /** What would fail whatever the preconditions say, or `null`. */
    before(document: StoredDocument | null): Outcome | null;
    make(document: StoredDocument | null, content: ReceivedContent): Promise<Step<Outcome>>;
  },
): Promise<Outcome | Repeated | ConditionRefusal | UnusableContent | Missing | Forbidden | Busy> {
  const { content } = steps;
  let received: ReceivedContent | UnusableContent | null = content ? null : NOTHING;
  const receive = async () => {
    received ??= await receiveContent(content!.incoming, content!.types);
    return received;
  };
  let act: Act | null = null;
  let checked = false;
  for (let attempt = 0; attempt < (guard ? GUARDED_ATTEMPTS : ATTEMPTS); attempt++) {
    const found = await findEditable(ports.documents, id, person);
    if ('kind' in found) return found;
    const { document } = found;
    if (named) {
      const repeatable = await receive();
      if (repeatable.kind === 'received') {
        act ??= await actOf(ports, named, person.id, repeatable.bytes);
        const repeated = act && (await repeatedAct(ports, act, conditions));
        if (repeated) return repeated;
      }
    }
    const failing = steps.before(document);
    if (failing !== null) return failing;
    const usable = await receive();
    if (usable.kind !== 'received') return usable;
    const refused = checked ? null : await refuseChange(ports, conditions, id, document, guard?.required);
    if (refused) return refused;
    if (guard?.betweenCheckAndWrite && !checked) {
      await guard.betweenCheckAndWrite();
      checked = true;
      continue;
    }
    const step = await steps.make(document, usable);
    if ('answer' in step) return step.answer;
    // Nothing to be written, not even that somebody asked for it.
    if (step.change.kind === 'keep' && !act) return step.done;
    if (await ports.documents.commit(asFound(document), step.change, act)) return step.done;
  }
  return { kind: 'busy' };
}
