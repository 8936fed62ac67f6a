import { accessOf, type Forbidden, type Missing } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound, type DocumentChange } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import type { FailedPrecondition } from '@/lib/http/conditions/preconditions';
import { type ConditionRefusal, refuseChange } from './condition-refusal';

/** How often a change starts over after another one came first. Somebody gets through each time. */
const ATTEMPTS = 20;
/** The same where a guard lets a change through that names no version: it never gives way, so it may have to wait longer. */
const GUARDED_ATTEMPTS = 500;

/** Other changes came first every time; trying again later will do. */
export type Busy = { readonly kind: 'busy' };

/** What the steps of a change that differ from method to method come to: an answer, or a change to be made. */
export type Step<Outcome> =
  | { readonly answer: Outcome }
  | { readonly change: DocumentChange; readonly done: Outcome };

export interface ChangeRequest {
  readonly id: string;
  readonly person: Person;
  readonly conditions: ConditionalRequest;
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
 * preconditions are judged by what is there now.
 */
export async function changeDocument<Outcome>(
  ports: Ports,
  { id, person, conditions, guard }: ChangeRequest,
  steps: {
    /** What would fail whatever the preconditions say, or `null`. */
    before(document: StoredDocument | null): Promise<Outcome | null>;
    /** Whether a change whose condition is false has been made already (RFC 9110 §13.1.1), and the answer then. */
    repeated?(document: StoredDocument, failure: FailedPrecondition): Outcome | null;
    make(document: StoredDocument | null): Promise<Step<Outcome>>;
  },
): Promise<Outcome | ConditionRefusal | Missing | Forbidden | Busy> {
  let checked = false;
  for (let attempt = 0; attempt < (guard ? GUARDED_ATTEMPTS : ATTEMPTS); attempt++) {
    const document = await ports.documents.find(id);
    if (document) {
      const access = accessOf(document, person);
      if (access === 'none') return { kind: 'missing' };
      if (access === 'view') return { kind: 'forbidden' };
    }
    const failing = await steps.before(document);
    if (failing !== null) return failing;
    const refused = checked ? null : await refuseChange(ports, conditions, id, document, guard?.required);
    if (refused) {
      const repeated =
        document && refused.failure ? (steps.repeated?.(document, refused.failure) ?? null) : null;
      return repeated ?? refused.refusal;
    }
    if (guard?.betweenCheckAndWrite && !checked) {
      await guard.betweenCheckAndWrite();
      checked = true;
      continue;
    }
    const step = await steps.make(document);
    if ('answer' in step) return step.answer;
    if (await ports.documents.commit(asFound(document), step.change)) return step.done;
  }
  return { kind: 'busy' };
}
