import type { Content, Snapshot } from '@/lib/client/document/content';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { openSession, type Session } from '@/lib/client/session/session';
import type { Effect } from '@/lib/client/session/session-effect';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { step } from '@/lib/client/session/step';

/** A text of one line a word, under a fixed title. */
export function words(text: string, title = 'Title'): Content {
  return { title, body: text === '' ? '' : `${text.split(' ').join('\n\n')}\n` };
}

/** A version by its number and words. */
export function versionOf(version: number, text: string, by = 'Ana'): Snapshot {
  return {
    content: words(text),
    etag: `"${version}"`,
    version,
    author: { name: by, you: false },
    savedAt: '2026-01-02T03:04:05.000Z',
  };
}

/** A session under test: takes events one after the other, computes merges unless told to wait, and collects effects. */
export class Driven {
  session: Session;
  effects: Effect[] = [];
  #waiting = false;

  constructor(head: Snapshot, session = openSession('doc', head, 'seed')) {
    this.session = session;
  }

  tell(...events: readonly SessionEvent[]): this {
    for (const event of events) {
      const { state, effects } = step(this.session, event);
      this.session = state;
      for (const effect of effects) {
        this.effects.push(effect);
        if (effect.type === 'merge' && !this.#waiting) this.merge(effect);
      }
    }
    return this;
  }

  /** Leaves merges to `merge` from now on, or computes them at once again. */
  wait(waiting: boolean): this {
    this.#waiting = waiting;
    return this;
  }

  merge({ id, base, mine, theirs }: Extract<Effect, { type: 'merge' }>): this {
    return this.tell({ type: 'merged', id, merge: mergeContent(base, mine, theirs) });
  }

  type(text: string, title?: string): this {
    return this.tell({ type: 'edit', text: words(text, title) });
  }

  /** The latest effect of a kind. */
  last<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }> {
    const found = this.effects.findLast((effect) => effect.type === type);
    if (!found) throw new Error(`No ${type} so far.`);
    return found as Extract<Effect, { type: Type }>;
  }

  count(type: Effect['type']): number {
    return this.effects.filter((effect) => effect.type === type).length;
  }

  /** The latest save is stored as the given version. */
  saved(version: number): this {
    const { id, content } = this.last('put');
    const snapshot = { ...versionOf(version, '', 'me'), content };
    return this.tell({ type: 'saved', id, snapshot });
  }

  /** The latest save meets a newer version. */
  collided(current: Snapshot, savedAs: Snapshot | null = null, random = 0): this {
    return this.tell({ type: 'collided', id: this.last('put').id, current, savedAs, random });
  }

  unanswered(random = 0, retryAfter: number | null = null, status: number | null = null): this {
    return this.tell({ type: 'unanswered', id: this.last('put').id, random, retryAfter, status });
  }
}

/** The version that sessions under test begin with. */
export const V1 = versionOf(1, 'one two three');

/** A session over it, with nothing typed. */
export const open = () => new Driven(V1);

/** A session whose save met a version that changed the same word. */
export const inDialog = () =>
  open().type('one MINE three').tell({ type: 'save' }).collided(versionOf(2, 'one THEIRS three'));

/** The index of its conflict among the regions of the body. */
export const conflictIn = ({ session }: Driven) =>
  session.collision!.merge.body.regions.findIndex(({ kind }) => kind === 'conflict');

/** A decision about a region of the body. */
export const choose = (region: number, take: 'mine' | 'theirs') =>
  ({ type: 'choose', place: { field: 'body', region }, choice: { take } }) as const;

export const stamp = { shelfId: 'shelf', now: '2026-01-02T03:04:05.000Z' };
