import { foldForSearch } from '@/lib/documents/content/search-text';
import { type Access, accessOf, type Caller } from '@/lib/documents/model/access';
import { type DescribedAuthor, describeAuthors } from '@/lib/documents/model/describe-authors';
import type { Ports } from '@/lib/documents/model/ports';
import type { ListedDocument } from '@/lib/documents/model/repository';

/** A document in somebody's list. */
export interface DocumentItem extends ListedDocument {
  /** What the caller may do with it. */
  readonly access: Access;
  readonly author: DescribedAuthor;
  readonly deletedBy: DescribedAuthor | null;
}

export interface DocumentPage {
  readonly items: readonly DocumentItem[];
  /** Where the next page starts; `null` on the last one. */
  readonly next: { readonly updatedAt: Date; readonly id: string } | null;
}

/** One page of somebody's documents, owned or opened, newest change first; the deleted ones apart. */
export async function listDocuments(
  { documents, people }: Ports,
  request: {
    readonly caller: Caller | null;
    readonly common: readonly string[];
    readonly deleted: boolean;
    readonly query: string;
    readonly limit: number;
    readonly after: DocumentPage['next'];
  },
): Promise<DocumentPage> {
  const found = await documents.list({
    personId: request.caller?.id ?? null,
    common: request.common,
    deleted: request.deleted,
    search: foldForSearch(request.query.trim()),
    // One more than asked for tells whether there is a next page.
    limit: request.limit + 1,
    after: request.after,
  });
  const page = found.slice(0, request.limit);
  const authors = await describeAuthors(
    people,
    page.flatMap(({ newest, deleted }) => [newest.author, deleted?.by ?? newest.author]),
  );
  const last = page.at(-1);
  return {
    items: page.map((document, at) => ({
      ...document,
      access: accessOf(document, request.caller),
      author: authors[at * 2]!,
      deletedBy: document.deleted ? authors[at * 2 + 1]! : null,
    })),
    next: found.length > request.limit && last ? { updatedAt: last.updatedAt, id: last.id } : null,
  };
}
