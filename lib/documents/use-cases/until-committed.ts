import type { Missing } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import type { Busy, Step } from './change-document';

/**
 * How often a change starts over after another one came first. Those of one process take turns, so each of these is a change
 * that another process made meanwhile: one that is a little slower than the others loses many times in a row.
 */
const ATTEMPTS = 100;

/**
 * Makes the change that `step` asks for of what `find` finds, if that is still there by then; otherwise starts over, so that
 * each change is judged by what it is made to.
 */
export async function untilCommitted<Outcome>(
  { documents }: Pick<Ports, 'documents'>,
  find: () => Promise<StoredDocument | null>,
  step: (document: StoredDocument) => Step<Outcome> | Promise<Step<Outcome>>,
): Promise<Outcome | Missing | Busy> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const document = await find();
    if (!document) return { kind: 'missing' };
    const made = await step(document);
    if ('answer' in made) return made.answer;
    if (await documents.commit(asFound(document), made.change)) return made.done;
  }
  return { kind: 'busy' };
}
