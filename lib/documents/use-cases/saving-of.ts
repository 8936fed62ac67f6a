import { storedContent } from '@/lib/documents/content/content';
import { lineStep, sameLines, type VersionText } from '@/lib/documents/content/line-step';
import { contentHash } from '@/lib/documents/content/representation-tag';
import { currentHead, type Revision, type StoredDocument } from '@/lib/documents/model/document';
import { type Draft, nextRevision } from '@/lib/documents/model/next-revision';
import type { Ports } from '@/lib/documents/model/ports';
import type { DocumentChange, DocumentRepository } from '@/lib/documents/model/repository';
import { legibleRevision } from './legible-revision';

/**
 * The change that saves a draft as the next version, with all that follows from the versions before it: whether it brings
 * an earlier content back, and which lines it has from whom.
 *
 * @param current the version that is current in `before`, where it was read already.
 */
export async function savingOf(
  { documents }: Pick<Ports, 'documents'>,
  before: StoredDocument | null,
  draft: Draft,
  current?: Revision | null,
): Promise<DocumentChange & { readonly kind: 'save' }> {
  const { body } = draft.content;
  const hash = contentHash(draft.documentId, draft.text);
  const head = currentHead(before);
  const parent = textOf(
    current ?? (head && (await legibleRevision(documents, head.documentId, head.version))),
  );
  const restored = before && (await restoredBy(documents, draft, hash));
  const parents = before && restored === null ? await madeOf(documents, before, parent, draft) : [];
  return {
    kind: 'save',
    revision: nextRevision({ before, parent, restored }, draft, hash),
    searchable: true,
    step: restored === null ? lineStep(body, parents) : sameLines(body, restored),
  };
}

/** What a version says, as far as another one follows from it. */
interface Before extends Pick<Revision, 'version' | 'etag'> {
  readonly body: string;
}

function textOf(revision: Revision | null): Before | null {
  if (!revision) return null;
  const { version, etag, text } = revision;
  return { version, etag, body: storedContent(text).body };
}

/** The first version with the same content; found by its hash, and compared byte by byte. */
async function restoredBy(
  documents: DocumentRepository,
  { documentId, text }: Draft,
  hash: string,
): Promise<number | null> {
  const first = await documents.firstWithContent(documentId, hash);
  const found = first === null ? null : await legibleRevision(documents, documentId, first);
  return found?.text === text ? found.version : null;
}

/**
 * What a draft was made of: the version before it, by number, since what is made again after it was deleted goes on from the
 * text before; and, for a merge, the one that its author had started from.
 */
async function madeOf(
  documents: DocumentRepository,
  { version, deleted }: StoredDocument,
  parent: Before | null,
  { documentId, mergeBaseEtag }: Draft,
): Promise<readonly VersionText[]> {
  const last =
    parent ?? (deleted?.forever ? null : textOf(await legibleRevision(documents, documentId, version)));
  const isMerge = mergeBaseEtag !== null && mergeBaseEtag !== last?.etag;
  const [begun] = isMerge ? await documents.versionsByTag(documentId, [mergeBaseEtag]) : [];
  const base = begun ? textOf(await legibleRevision(documents, documentId, begun.version)) : null;
  return [last, base].flatMap((each) => (each ? [{ version: each.version, text: each.body }] : []));
}
