import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import type { Gone, SaveRefusal } from '@/lib/client/session/session';

interface Stored {
  readonly versions: readonly Snapshot[];
  readonly deleted: boolean;
}

/** A save, as far as the server looks at it. */
interface Put {
  readonly documentId: string;
  readonly content: Content;
  readonly guard: WriteGuard;
  /** Without one, no repetition is recognised. */
  readonly key?: string;
}

export type Answer =
  | { readonly type: 'saved'; readonly snapshot: Snapshot }
  | { readonly type: 'collided'; readonly current: Snapshot; readonly savedAs: Snapshot | null }
  | { readonly type: 'vanished'; readonly gone: Gone }
  | { readonly type: 'refused'; readonly refusal: SaveRefusal };

const FORBIDDEN: SaveRefusal = { status: 403, error: 'forbidden', message: '' };

/** What the contract says about saving, over a map: the peer that sessions are tried against. */
export class DocumentServer {
  readonly #documents = new Map<string, Stored>();
  /** Who may only read what is there. */
  readonly #readers = new Set<string>();
  /** What each act made, by person and key. */
  readonly #acts = new Map<string, { readonly put: Put; readonly made: Snapshot }>();

  /** Saves by `who`, whose name the version bears. Throws where a key comes with another content than before. */
  put(put: Put, who: string): Answer {
    const { documentId, content, guard, key } = put;
    const stored = this.#documents.get(documentId);
    if (stored && this.#readers.has(who)) return { type: 'refused', refusal: FORBIDDEN };
    const current = stored?.versions.at(-1);
    const act = key === undefined ? undefined : this.#acts.get(`${who} ${key}`);
    if (act) {
      if (act.put.documentId !== documentId || !sameContent(act.put.content, content)) {
        throw new Error(`The key ${key} came with another content before.`);
      }
      if (stored?.deleted) return { type: 'vanished', gone: { reason: 'deleted', by: null, at: null } };
      if (current === act.made) return { type: 'saved', snapshot: act.made };
      return { type: 'collided', current: current!, savedAs: act.made };
    }
    const collided = (by: Snapshot): Answer => ({ type: 'collided', current: by, savedAs: null });
    if ('ifNoneMatch' in guard) {
      if (current && !stored?.deleted) return collided(current);
      return this.#store(put, who);
    }
    if (!stored || !current) return { type: 'vanished', gone: { reason: 'missing', by: null, at: null } };
    if (stored.deleted) return { type: 'vanished', gone: { reason: 'deleted', by: null, at: null } };
    if (guard.ifMatch !== current.etag) return collided(current);
    if (!sameContent(current.content, content)) return this.#store(put, who);
    this.#remember(put, who, current);
    return { type: 'saved', snapshot: current };
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

  /** Lets somebody change what is there, or only read it. */
  permit(who: string, may: boolean): void {
    if (may) this.#readers.delete(who);
    else this.#readers.add(who);
  }

  mayWrite(who: string): boolean {
    return !this.#readers.has(who);
  }

  remove(documentId: string): void {
    const stored = this.#documents.get(documentId);
    if (stored) this.#documents.set(documentId, { ...stored, deleted: true });
  }

  /** All versions, the oldest first, also of a deleted document. */
  versions(documentId: string): readonly Snapshot[] {
    return this.#documents.get(documentId)?.versions ?? [];
  }

  /** All versions of all documents. */
  all(): readonly Snapshot[] {
    return [...this.#documents.values()].flatMap(({ versions }) => versions);
  }

  #store(put: Put, who: string): Answer {
    const { documentId, content } = put;
    const versions = this.#documents.get(documentId)?.versions ?? [];
    const version = versions.length + 1;
    const snapshot = {
      content,
      version,
      etag: `"${documentId}-${version}"`,
      author: { name: who, you: false },
      savedAt: '',
    };
    this.#documents.set(documentId, { versions: [...versions, snapshot], deleted: false });
    this.#remember(put, who, snapshot);
    return { type: 'saved', snapshot };
  }

  #remember(put: Put, who: string, made: Snapshot): void {
    if (put.key !== undefined) this.#acts.set(`${who} ${put.key}`, { put, made });
  }
}
