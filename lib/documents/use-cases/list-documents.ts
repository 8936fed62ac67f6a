import { storedContent } from '@/lib/documents/content/content';
import { foldForSearch } from '@/lib/documents/content/search-text';
import { snippetOf } from '@/lib/documents/content/snippet';
import { type Access, accessOf, type Caller, permits } from '@/lib/documents/model/access';
import { type DescribedAuthor, describeAuthors } from '@/lib/documents/model/describe-authors';
import type { RevisionSummary } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type {
  DocumentRepository,
  ListCursor,
  ListedDocument,
  ListPart,
} from '@/lib/documents/model/repository';
import { describePeople } from '@/lib/documents/people/describe-people';
import type { Person } from '@/lib/documents/people/person';

/** A document in somebody's list. */
export interface DocumentItem extends ListedDocument {
  /** What the caller may do with it. */
  readonly access: Access;
  /** `null`: it is everybody's. */
  readonly owner: Person | null;
  readonly author: DescribedAuthor;
  readonly deletedBy: DescribedAuthor | null;
  /** The words of its text around what was searched for; `null` where that is only in the title, or was not looked for. */
  readonly snippet: string | null;
}

export interface DocumentPage extends Omit<ListPart, 'documents'> {
  readonly items: readonly DocumentItem[];
}

/** Characters that may be searched for. */
export const MAX_QUERY = 200;

/** Whether a search is for too much: as it is written, or as it is folded, since some characters fold to many. */
export function isTooLong(query: string): boolean {
  return query.length > MAX_QUERY || foldForSearch(query).length > MAX_QUERY;
}

/** Bytes of text that one search looks through: more than most people ever write. Whoever has more looks on from there. */
const EFFORT = 32 * 1_048_576;

/** Bytes of documents in which the place is looked for where a search has found something: many pages of text. */
const SNIPPETS = 4 * 1_048_576;
/** Bytes of them that are read at once. */
const READ_TOGETHER = 131_072;

/** One page of somebody's documents, owned or opened, newest change first; the deleted ones apart. */
export async function listDocuments(
  { documents, people }: Ports,
  request: {
    readonly caller: Caller | null;
    readonly common: readonly string[];
    readonly deleted: boolean;
    readonly query: string;
    readonly limit: number;
    readonly after: ListCursor | null;
    /** Lets whatever else waits have its turn. */
    breathe(): Promise<void>;
  },
): Promise<DocumentPage> {
  const { documents: found, ...part } = await documents.list({
    personId: request.caller?.id ?? null,
    common: request.common,
    deleted: request.deleted,
    search: foldForSearch(request.query.trim()),
    limit: request.limit,
    after: request.after,
    effort: EFFORT,
  });
  // As it may be seen now: access may have been taken back since the list was made.
  const page = found.filter((document) => permits(document, request.caller, 'view'));
  const authors = await describeAuthors(
    people,
    page.flatMap(({ newest, deleted }) => [newest.author, deleted?.by ?? newest.author]),
  );
  const personOf = await describePeople(
    people,
    page.map(({ sharing }) => sharing.ownerId),
  );
  const snippets = await snippetsOf(documents, page, request);
  return {
    items: page.map((document, at) => ({
      ...document,
      access: accessOf(document, request.caller),
      owner: request.common.includes(document.id) ? null : personOf(document.sharing.ownerId),
      author: authors[at * 2]!,
      deletedBy: document.deleted ? authors[at * 2 + 1]! : null,
      snippet: snippets[at] ?? null,
    })),
    ...part,
  };
}

/** Of as many documents, in their order, as there is time for, others having their turn between any two. */
async function snippetsOf(
  documents: DocumentRepository,
  page: readonly ListedDocument[],
  { query, breathe }: { readonly query: string; breathe(): Promise<void> },
): Promise<readonly (string | null)[]> {
  if (foldForSearch(query.trim()) === '') return [];
  const snippets: (string | null)[] = [];
  for (const versions of readTogether(page.map(({ newest }) => newest))) {
    await breathe();
    const texts = await documents.texts(versions);
    for (const { documentId } of versions) {
      await breathe();
      const text = texts.get(documentId);
      snippets.push(text === undefined ? null : snippetOf(storedContent(text).body, query));
    }
  }
  return snippets;
}

/** The first of these versions, as many as there is time for, in portions of about as many bytes as may be read at once. */
function readTogether(versions: readonly RevisionSummary[]): readonly (readonly RevisionSummary[])[] {
  const portions: RevisionSummary[][] = [];
  let left = SNIPPETS;
  let free = 0;
  for (const version of versions) {
    left -= version.size;
    if (left < 0) break;
    free -= version.size;
    if (free >= 0) portions.at(-1)!.push(version);
    else {
      portions.push([version]);
      free = READ_TOGETHER - version.size;
    }
  }
  return portions;
}
