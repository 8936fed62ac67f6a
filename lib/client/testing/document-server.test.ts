import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import type { Ports } from '@/lib/documents/model/ports';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { deleteDocument } from '@/lib/documents/use-cases/delete-document';
import { saveDocument } from '@/lib/documents/use-cases/save-document';
import { type Answer, DocumentServer } from './document-server';

const ID = '6f1c1d6e-3a53-4f0e-9f0b-5a3f6f6f8a11';
const ANA = { id: 'ana', name: 'Ana', colour: 1 };

/** The product's own way to save, over its repository in memory. */
function product() {
  const ports: Ports = {
    documents: new MemoryRepository(),
    people: { find: async () => [ANA], replace: async () => false },
    now: () => 0,
    newId: () => ID,
  };
  const ask = (guard: WriteGuard, method: string) => ({
    id: ID,
    person: ANA,
    conditions: {
      method,
      ifMatch: 'ifMatch' in guard ? guard.ifMatch : null,
      ifNoneMatch: 'ifNoneMatch' in guard ? guard.ifNoneMatch : null,
      ifModifiedSince: null,
      ifUnmodifiedSince: null,
    },
  });
  return {
    put: (content: Content, guard: WriteGuard, key: string) =>
      saveDocument(ports, {
        ...ask(guard, 'PUT'),
        act: { key, digest: async (bytes) => `${JSON.stringify(guard)} ${new TextDecoder().decode(bytes)}` },
        mergeBase: null,
        content: {
          type: 'application/json',
          coding: null,
          range: null,
          digest: null,
          read: async () => new TextEncoder().encode(JSON.stringify(content)),
          hash: () => '',
        },
      }),
    remove: (etag: string) => deleteDocument(ports, { ...ask({ ifMatch: etag }, 'DELETE'), act: null }),
  };
}

/** What a client is told, in the words of both: an answer's kind, and the version that it names. */
function told(answer: Answer) {
  if (answer.type === 'vanished') return answer.gone.reason;
  if (answer.type === 'saved') return ['saved', answer.snapshot.version];
  if (answer.type === 'refused') return 'forbidden';
  return ['collided', answer.current.version, answer.savedAs?.version];
}

function toldByProduct(outcome: Awaited<ReturnType<ReturnType<typeof product>['put']>>) {
  if (outcome.kind === 'saved') return ['saved', outcome.revision.version];
  if (outcome.kind !== 'precondition-failed') return outcome.kind;
  return outcome.current ? ['collided', outcome.current.version, outcome.savedAs?.version] : outcome.reason;
}

const act = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ do: 'delete' } as const) },
  { weight: 2, arbitrary: fc.constant({ do: 'create' } as const) },
  // One of the requests before, as it was.
  { weight: 4, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat(24) }) },
  // `same`: under the newest tag, what it names already. `back`: how many versions old the tag is; beyond the first it is one that never was.
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('save' as const), same: fc.boolean(), back: fc.nat(4) }),
  },
);

describe('the server that sessions are tried against', () => {
  it('answers as the product does, whatever is asked in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const model = new DocumentServer();
        const real = product();
        /** The tags of each version, in both. */
        const tags: { readonly model: string; readonly real: string }[] = [];
        let content: Content = { title: 'T', body: '' };
        const requests: (readonly [
          model: Parameters<DocumentServer['put']>,
          real: Parameters<ReturnType<typeof product>['put']>,
        ])[] = [];
        for (const [at, each] of acts.entries()) {
          if (each.do === 'delete') {
            const newest = tags.at(-1);
            if (newest) await real.remove(newest.real);
            model.remove(ID);
            continue;
          }
          if (each.do === 'repeat') {
            const request = requests[each.which % Math.max(1, requests.length)];
            if (!request) continue;
            const outcome = await real.put(...request[1]);
            expect(toldByProduct(outcome)).toEqual(told(model.put(...request[0])));
            continue;
          }
          const tag =
            each.do === 'save' ? (tags.at(-1 - each.back) ?? { model: '"no"', real: '"no"' }) : null;
          const guardBy = (which: 'model' | 'real'): WriteGuard =>
            tag ? { ifMatch: tag[which] } : { ifNoneMatch: '*' };
          const same = each.do === 'save' && each.same && each.back === 0;
          const next = same ? content : { title: 'T', body: String(at) };
          const key = `key ${at}`;
          requests.push([
            [{ documentId: ID, content: next, guard: guardBy('model'), key }, 'Ana'],
            [next, guardBy('real'), key],
          ]);
          const [asModel, asReal] = requests.at(-1)!;
          const answer = model.put(...asModel);
          const outcome = await real.put(...asReal);
          expect(toldByProduct(outcome)).toEqual(told(answer));
          if (outcome.kind === 'saved' && answer.type === 'saved') {
            content = next;
            const { version, etag } = answer.snapshot;
            tags[version - 1] = { model: etag, real: `"${outcome.revision.etag}"` };
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
