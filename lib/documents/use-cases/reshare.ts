import type { Missing } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { Sharing } from '@/lib/documents/model/sharing';
import type { Busy } from './change-document';
import { untilCommitted } from './until-committed';

/** What a change of sharing comes to: another sharing, or a refusal. */
export type Reshaping<Refusal> = { readonly sharing: Sharing } | { readonly refusal: Refusal };

/** Who may do what is as it was asked for. */
export interface Reshared {
  readonly kind: 'reshared';
  readonly document: StoredDocument;
}

/**
 * Changes who may do what, by what `find` finds each time: the change is made only to just that state, so that of two
 * at once the second sees what the first made. The same sharing again needs no write.
 */
export async function reshare<Refusal>(
  ports: Ports,
  find: () => Promise<StoredDocument | null>,
  change: (document: StoredDocument) => Reshaping<Refusal>,
): Promise<Reshared | Refusal | Missing | Busy> {
  return untilCommitted<Reshared | Refusal>(ports, find, (document) => {
    const step = change(document);
    if ('refusal' in step) return { answer: step.refusal };
    const { sharing } = step;
    if (sharing === document.sharing) return { answer: { kind: 'reshared', document } };
    return {
      change: { kind: 'share', documentId: document.id, sharing },
      done: { kind: 'reshared', document: { ...document, sharing } },
    };
  });
}
