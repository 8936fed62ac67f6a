import { type Caller, findReadable, type Gone, type Missing } from '@/lib/documents/model/access';
import { type DescribedAuthor, describeAuthors } from '@/lib/documents/model/describe-authors';
import type { RevisionSummary } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';

/** One version in a document's history. */
export interface VersionItem extends RevisionSummary {
  readonly describedAuthor: DescribedAuthor;
  /** What people call it. */
  readonly name: string | null;
}

export type VersionsOutcome =
  | {
      readonly kind: 'found';
      readonly items: readonly VersionItem[];
      /** The next page holds versions older than this; `null` on the last one. */
      readonly next: number | null;
    }
  | Missing
  | Gone;

/** One page of a document's history, newest first; of a deleted one too, so that it can be restored, while it is there. */
export async function listVersions(
  { documents, people }: Ports,
  request: {
    readonly id: string;
    readonly caller: Caller | null;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<VersionsOutcome> {
  const document = await findReadable(documents, request.id, request.caller);
  if (!document) return { kind: 'missing' };
  if (document.deleted?.forever) return { kind: 'gone', document };
  const found = await documents.history(request.id, request.before, request.limit + 1);
  const page = found.slice(0, request.limit);
  const names = await documents.names(request.id);
  const authors = await describeAuthors(
    people,
    page.map((revision) => revision.author),
  );
  return {
    kind: 'found',
    items: page.map((revision, at) => ({
      ...revision,
      describedAuthor: authors[at]!,
      name: names.get(revision.version)?.name ?? null,
    })),
    next: found.length > request.limit ? page.at(-1)!.version : null,
  };
}
