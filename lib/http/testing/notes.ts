import type { CompletedAct } from '../handler/act.ts';
import type { ConditionalResource, ConditionalWrite } from '../handler/conditional-handler.ts';
import type { ReceivedContent } from '../handler/received-content.ts';
import type { Representation } from '../handler/representation.ts';

/** A store of one note, with a turn of the event loop before each write, so that requests do overtake each other. */
export class Note {
  current: Representation | null = null;
  readonly acts = new Map<string, CompletedAct>();
  /** Numbers go on after a deletion, so that no tag ever comes again. */
  #version = 0;
  writes = 0;

  readonly resource = {
    load: async () => this.current,
    write: async ({ bytes, ...change }: ConditionalWrite & ReceivedContent) => {
      const content = new TextDecoder().decode(bytes);
      return (await this.#commit(change, { etag: `v${this.#version + 1}`, content })) ? this.current : null;
    },
    remove: (change: ConditionalWrite) => this.#commit(change, null),
    recall: async (key: string) => this.acts.get(key) ?? null,
  } satisfies ConditionalResource<unknown>;

  async #commit({ expected, created, act }: ConditionalWrite, next: Representation | null): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    if ((this.current?.etag ?? null) !== expected || (act && this.acts.has(act.key))) return false;
    this.#version++;
    this.writes++;
    this.current = next && { ...next, etag: `v${this.#version}` };
    if (act) this.acts.set(act.key, { ...act, created, etag: this.current?.etag ?? null });
    return true;
  }
}
