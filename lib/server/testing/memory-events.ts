import type { VersionEvent } from '@/lib/documents/events/event';
import { type LinkAccess, newSharing, type Sharing, withLink } from '@/lib/documents/model/sharing';
import type { DocumentHead, EventSource } from '@/lib/server/events/source';

/** Documents without text, kept in memory: what events follow from, and nothing else. */
export class MemoryEvents implements EventSource {
  readonly #heads = new Map<string, DocumentHead>();
  readonly #history = new Map<string, VersionEvent[]>();
  readonly #delay: () => Promise<void>;
  /** How many reads were asked for. */
  reads = 0;

  /** `delay` runs before and after the moment that a read sees. */
  constructor(delay: () => Promise<void> = async () => {}) {
    this.#delay = delay;
  }

  save(document: string): number {
    const head = this.#heads.get(document);
    const version = (head?.version ?? 0) + 1;
    const etag = `"${version}"`;
    this.#heads.set(document, {
      document,
      sharing: head?.sharing ?? newSharing('owner'),
      names: head?.names ?? 0,
      version,
      etag,
      deleted: null,
    });
    const event: VersionEvent = {
      type: 'version',
      document,
      version,
      etag,
      author: { id: 'ana', name: 'Ana', colour: 1 },
      savedAt: '2026-01-01T00:00:00.000Z',
      mergeBase: null,
      lines: [],
      restored: null,
    };
    this.#history.set(document, [...(this.#history.get(document) ?? []), event]);
    return version;
  }

  remove(document: string): void {
    this.#change(document, { etag: null, deleted: { deletedAt: '2026-01-01T00:00:00.000Z', by: null } });
  }

  name(document: string): void {
    const head = this.#heads.get(document);
    if (head) this.#change(document, { names: head.names + 1 });
  }

  share(document: string, link: LinkAccess): void {
    this.reshare(document, (sharing) => withLink(sharing, link));
  }

  reshare(document: string, change: (sharing: Sharing) => Sharing): void {
    const head = this.#heads.get(document);
    if (head) this.#change(document, { sharing: change(head.sharing) });
  }

  async heads(documents: readonly string[]): Promise<readonly DocumentHead[]> {
    this.reads++;
    await this.#delay();
    const heads = documents.flatMap((document) => this.#heads.get(document) ?? []);
    await this.#delay();
    return heads;
  }

  async versionsAfter(document: string, version: number): Promise<readonly VersionEvent[]> {
    this.reads++;
    await this.#delay();
    const page = (this.#history.get(document) ?? []).filter((event) => event.version > version).slice(0, 3);
    await this.#delay();
    return page;
  }

  #change(document: string, change: Partial<DocumentHead>): void {
    const head = this.#heads.get(document);
    if (head) this.#heads.set(document, { ...head, ...change });
  }
}
