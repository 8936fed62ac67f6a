import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import type { Gone } from '@/lib/client/session/session';

interface Stored {
  readonly versions: readonly (Snapshot & { readonly parent: string | null })[];
  readonly deleted: boolean;
}

export type Answer =
  | { readonly type: 'saved' | 'collided'; readonly snapshot: Snapshot }
  | { readonly type: 'vanished'; readonly gone: Gone };

/** What the contract says about saving, over a map: the peer that sessions are tried against. */
export class DocumentServer {
  readonly #documents = new Map<string, Stored>();

  /** Saves by `who`, whose name the version bears. */
  put(documentId: string, content: Content, guard: WriteGuard, who: string): Answer {
    const stored = this.#documents.get(documentId);
    const current = stored?.versions.at(-1);
    if ('ifNoneMatch' in guard) {
      if (current && !stored?.deleted) return { type: 'collided', snapshot: current };
      return this.#store(documentId, content, null, who);
    }
    if (!stored || !current) return { type: 'vanished', gone: { reason: 'missing', by: null, at: null } };
    if (stored.deleted) return { type: 'vanished', gone: { reason: 'deleted', by: null, at: null } };
    const same = sameContent(current.content, content);
    if (guard.ifMatch === current.etag) {
      return same
        ? { type: 'saved', snapshot: current }
        : this.#store(documentId, content, current.etag, who);
    }
    // A save whose answer was lost, sent again (RFC 9110 §13.1.1).
    if (same && guard.ifMatch === current.parent) return { type: 'saved', snapshot: current };
    return { type: 'collided', snapshot: current };
  }

  /** The current version, or what became of it. */
  head(documentId: string): Snapshot | Gone {
    const stored = this.#documents.get(documentId);
    if (stored && !stored.deleted) return stored.versions.at(-1)!;
    return { reason: stored ? 'deleted' : 'missing', by: null, at: null };
  }

  version(documentId: string, version: number): Snapshot | null {
    const stored = this.#documents.get(documentId);
    return (!stored?.deleted && stored?.versions.find((each) => each.version === version)) || null;
  }

  remove(documentId: string): void {
    const stored = this.#documents.get(documentId);
    if (stored) this.#documents.set(documentId, { ...stored, deleted: true });
  }

  /** All versions, the oldest first, also of a deleted document. */
  versions(documentId: string): readonly Snapshot[] {
    return this.#documents.get(documentId)?.versions ?? [];
  }

  #store(documentId: string, content: Content, parent: string | null, who: string): Answer {
    const versions = this.#documents.get(documentId)?.versions ?? [];
    const version = versions.length + 1;
    const snapshot = {
      content,
      version,
      etag: `"${documentId}-${version}"`,
      author: { name: who, you: false },
      savedAt: '',
      parent,
    };
    this.#documents.set(documentId, { versions: [...versions, snapshot], deleted: false });
    return { type: 'saved', snapshot };
  }
}
