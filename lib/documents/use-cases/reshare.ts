import type { Missing } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import type { Sharing } from '@/lib/documents/model/sharing';
import type { Busy } from './change-document';

/** How often a change of sharing starts over after another change came first. */
const ATTEMPTS = 20;

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
  { documents }: Ports,
  find: () => Promise<StoredDocument | null>,
  change: (document: StoredDocument) => Reshaping<Refusal>,
): Promise<Reshared | Refusal | Missing | Busy> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const document = await find();
    if (!document) return { kind: 'missing' };
    const step = change(document);
    if ('refusal' in step) return step.refusal;
    const { sharing } = step;
    const after = { ...document, sharing };
    if (sharing === document.sharing) return { kind: 'reshared', document };
    const made = { kind: 'share' as const, documentId: document.id, sharing };
    if (await documents.commit(asFound(document), made)) return { kind: 'reshared', document: after };
  }
  return { kind: 'busy' };
}
