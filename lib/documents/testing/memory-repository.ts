import { storedContent } from '@/lib/documents/content/content';
import { searchTextOf } from '@/lib/documents/content/search-text';
import { permits } from '@/lib/documents/model/access';
import { type Act, type CompletedAct, forgottenAt } from '@/lib/documents/model/act';
import type {
  Representation,
  Revision,
  RevisionSummary,
  StoredDocument,
  VersionName,
  VersionRef,
  VersionStep,
} from '@/lib/documents/model/document';
import {
  completedAct,
  type DocumentChange,
  type DocumentRepository,
  dateOf,
  documentIdOf,
  type Expected,
  LEAST_SEARCHED,
  type ListedDocument,
  type ListPart,
  type ListRequest,
} from '@/lib/documents/model/repository';
import { newSharing } from '@/lib/documents/model/sharing';

interface Row {
  readonly document: StoredDocument;
  readonly searchable: boolean;
  readonly revisions: readonly Revision[];
  readonly steps: readonly VersionStep[];
  readonly names: ReadonlyMap<number, VersionName>;
}

/** Documents kept in memory: for tests, and the plainest statement of what a repository does. */
export class MemoryRepository implements DocumentRepository {
  readonly #rows = new Map<string, Row>();
  readonly #visits = new Map<string, Set<string>>();
  readonly #acts = new Map<string, CompletedAct>();

  async find(id: string): Promise<StoredDocument | null> {
    return this.#rows.get(id)?.document ?? null;
  }

  async commit(expected: Expected, change: DocumentChange, act: Act | null = null): Promise<boolean> {
    const id = documentIdOf(change);
    const row = this.#rows.get(id);
    if (expected === null ? row !== undefined : !row || !isAsExpected(row, expected)) return false;
    if (act && this.#known(act)) return false;
    if (change.kind === 'name' && row?.document.names !== change.names - 1) return false;
    const at = dateOf(change);
    if (at && row && row.document.updatedAt >= at) return false;
    if (change.kind === 'save') this.#rows.set(id, saved(row, change));
    if (change.kind === 'delete') this.#rows.set(id, deleted(row!, change));
    if (change.kind === 'erase') this.#rows.set(id, { ...deleted(row!, change), ...NOTHING });
    if (change.kind === 'name') this.#rows.set(id, named(row!, change));
    if (change.kind === 'share') this.#rows.set(id, shared(row!, change));
    if (act) this.#acts.set(nameOf(act), completedAct(act, expected, change));
    if (change.kind === 'save') await this.recordVisit(change.revision.author.id, id);
    return true;
  }

  async recall(act: Pick<Act, 'personId' | 'key' | 'at'>): Promise<CompletedAct | null> {
    return this.#known(act);
  }

  async forgetActs(now: Date): Promise<void> {
    for (const [name, { at }] of this.#acts) if (at <= forgottenAt(now)) this.#acts.delete(name);
  }

  async revision(id: string, version: number): Promise<Revision | null> {
    return this.#rows.get(id)?.revisions.find((revision) => revision.version === version) ?? null;
  }

  async representation(id: string, version: number): Promise<Representation | null> {
    const revision = await this.revision(id, version);
    if (!revision) return null;
    const { documentId, etag, savedAt, text } = revision;
    return { documentId, version, etag, savedAt, content: text };
  }

  async texts(versions: readonly VersionRef[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(
      versions.map(({ documentId, version }) => this.revision(documentId, version)),
    );
    return new Map(found.flatMap((revision) => (revision ? [[revision.documentId, revision.text]] : [])));
  }

  async versionsByTag(id: string, etags: readonly string[]): Promise<readonly VersionRef[]> {
    return (this.#rows.get(id)?.revisions ?? [])
      .filter((revision) => etags.includes(revision.etag))
      .map(({ documentId, version, etag }) => ({ documentId, version, etag }));
  }

  async rewoundTo(): Promise<null> {
    return null;
  }

  async firstWithContent(id: string, hash: string): Promise<number | null> {
    const revisions = this.#rows.get(id)?.revisions ?? [];
    return revisions.find(({ etag }) => etag.endsWith(`-${hash}`))?.version ?? null;
  }

  async steps(id: string, upTo: number, limit: number): Promise<readonly VersionStep[]> {
    const steps = this.#rows.get(id)?.steps ?? [];
    return steps
      .filter(({ version }) => version <= upTo)
      .toReversed()
      .slice(0, limit);
  }

  async names(id: string): Promise<ReadonlyMap<number, VersionName>> {
    return this.#rows.get(id)?.names ?? new Map();
  }

  async history(id: string, before: number | null, limit: number): Promise<readonly RevisionSummary[]> {
    const revisions = this.#rows.get(id)?.revisions ?? [];
    return revisions
      .filter((revision) => before === null || revision.version < before)
      .toReversed()
      .slice(0, limit);
  }

  async list(request: ListRequest): Promise<ListPart> {
    const { personId, common, search, after } = request;
    const all = [...this.#rows.values()]
      .filter(({ document }) => {
        if ((document.deleted !== null) !== request.deleted) return false;
        if (document.deleted?.forever) return false;
        const owned = document.sharing.ownerId === personId;
        const opened = personId !== null && this.#visits.get(personId)?.has(document.id) === true;
        const caller = personId === null ? null : { id: personId };
        return (owned || opened || common.includes(document.id)) && permits(document, caller, 'view');
      })
      .map(({ document, revisions, searchable }) => ({ ...document, newest: revisions.at(-1)!, searchable }))
      .sort((a, b) => -compareChanges(a, b))
      .filter((document) => after === null || compareChanges(document, after) < 0);
    const documents: ListedDocument[] = [];
    let searched = 0;
    let next = after;
    for (const { searchable, ...document } of all) {
      const bytes = search === '' ? 0 : Math.max(LEAST_SEARCHED, document.newest.size);
      if (searched > 0 && searched + bytes > request.effort) return { documents, next, searched };
      searched += bytes;
      if (
        search === '' ||
        (searchable && searchTextOf(storedContent(document.newest.text)).includes(search))
      ) {
        if (documents.length === request.limit) return { documents, next, searched };
        documents.push(document);
      }
      next = { updatedAt: document.updatedAt, id: document.id };
    }
    return { documents, next: null, searched };
  }

  async recordVisit(personId: string, documentId: string): Promise<void> {
    const visited = this.#visits.get(personId) ?? new Set();
    this.#visits.set(personId, visited.add(documentId));
  }

  #known(act: Pick<Act, 'personId' | 'key' | 'at'>): CompletedAct | null {
    const known = this.#acts.get(nameOf(act));
    return known && known.at > forgottenAt(act.at) ? known : null;
  }
}

function nameOf({ personId, key }: Pick<Act, 'personId' | 'key'>): string {
  return JSON.stringify([personId, key]);
}

function isAsExpected({ document }: Row, expected: NonNullable<Expected>): boolean {
  return (
    document.version === expected.version &&
    document.etag === expected.etag &&
    document.sharing.version === expected.sharing
  );
}

const NOTHING = { revisions: [], steps: [], names: new Map() };

function saved(row: Row | undefined, { revision, searchable, step }: DocumentChange & { kind: 'save' }): Row {
  const { documentId: id, version, author, savedAt, etag } = revision;
  const before = row?.document ?? { id, sharing: newSharing(author.id), names: 0, createdAt: savedAt };
  return {
    document: { ...before, version, etag, updatedAt: savedAt, deleted: null },
    searchable: row?.searchable ?? searchable,
    revisions: [...(row?.revisions ?? []), revision],
    steps: [...(row?.steps ?? []), { ...step, version, author, savedAt }],
    names: row?.names ?? new Map(),
  };
}

function named(row: Row, { version, name, names: change }: DocumentChange & { kind: 'name' }): Row {
  const names = new Map(row.names);
  if (name === null) names.delete(version);
  else names.set(version, { name, change });
  return { ...row, names, document: { ...row.document, names: change } };
}

function deleted(row: Row, { kind, by, at }: DocumentChange & { kind: 'delete' | 'erase' }): Row {
  const tombstone = { at, by, forever: kind === 'erase' };
  return { ...row, document: { ...row.document, etag: null, updatedAt: at, deleted: tombstone } };
}

function shared(row: Row, { sharing }: DocumentChange & { kind: 'share' }): Row {
  return { ...row, document: { ...row.document, sharing } };
}

type Changed = { readonly updatedAt: Date; readonly id: string };

function compareChanges(a: Changed, b: Changed): number {
  return a.updatedAt.getTime() - b.updatedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
