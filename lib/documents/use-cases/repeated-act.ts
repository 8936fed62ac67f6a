import { type Missing, permits } from '@/lib/documents/model/access';
import type { Act, CompletedAct } from '@/lib/documents/model/act';
import { currentHead, type StoredDocument, type VersionHead } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { type ConditionRefusal, describeFailure } from './condition-refusal';
import type { Saved } from './saved';

/** The act that a request says it is part of. What else a repetition has in common with it depends on the content too. */
export interface NamedAct {
  readonly key: string;
  digest(content: Uint8Array): Promise<string>;
}

/** The key belongs to another request of the same person. */
export type KeyReused = { readonly kind: 'key-reused' };

/** What was asked for was done before: a document is deleted. */
export interface Deleted {
  readonly kind: 'deleted';
  /** As in `Saved`. */
  readonly repeated?: true;
}

/** The answer to an act that was carried out before: its first answer again, or what came after it. */
export type Repeated = Saved | Deleted | KeyReused | ConditionRefusal | Missing;

/** The act that a request of this person is, now that its content is there; `null` where it names none. */
export async function actOf(
  { now }: Pick<Ports, 'now'>,
  named: NamedAct | null,
  personId: string,
  content: Uint8Array,
): Promise<Act | null> {
  return named && { personId, key: named.key, digest: await named.digest(content), at: new Date(now()) };
}

/** What came of this act, where it was carried out before; `null` where it was not, so that it is to be carried out. */
export async function repeatedAct(
  ports: Ports,
  act: Act,
  conditions: ConditionalRequest,
): Promise<Repeated | null> {
  const completed = await ports.documents.recall(act);
  if (!completed) return null;
  if (completed.digest !== act.digest) return { kind: 'key-reused' };
  if (completed.etag === null) return { kind: 'deleted', repeated: true };
  // Looked for only now: what was found before the act was may be from before it.
  const document = await ports.documents.find(completed.documentId);
  // Whoever made a document may have handed it over and be let in no more.
  if (document && !permits(document, { id: act.personId }, 'view')) return { kind: 'missing' };
  const current = currentHead(document);
  const revision =
    current?.etag === completed.etag
      ? await ports.documents.revision(completed.documentId, completed.version)
      : null;
  if (revision)
    return { kind: 'saved', effect: completed.created ? 'created' : 'updated', revision, repeated: true };
  return overtaken(ports, completed, conditions, document, current);
}

/** It is done, and others came after it: its tag would stand for what they wrote, so it cannot be the answer any more. */
async function overtaken(
  ports: Ports,
  { documentId, version, etag }: CompletedAct,
  { ifMatch }: ConditionalRequest,
  document: StoredDocument | null,
  current: VersionHead | null,
): Promise<ConditionRefusal> {
  const list = parseEntityTagList(ifMatch);
  const refusal = await describeFailure(
    ports,
    {
      outcome: 'failed',
      field: 'If-Match',
      cause: current ? 'no-match' : 'missing',
      tags: list.kind === 'list' ? list.tags : [],
    },
    documentId,
    current,
    current ? 'present' : document ? 'deleted' : 'missing',
  );
  return {
    ...refusal,
    reason: current ? 'stale' : refusal.reason,
    savedAs: { documentId, version, etag: etag! },
  };
}
