import type { Content } from '@/lib/client/document/content';
import { type KeptSession, keptOf } from '@/lib/client/session/draft';
import type { Session } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';

/** Events by which a text makes place for another one that is not made of it: it has to stand somewhere by itself. */
const REPLACING: readonly SessionEvent['type'][] = [
  'discard',
  'save-as-copy',
  'head-changed',
  'head-gone',
  'looked',
  'shelved',
  'keeping',
  'resumed',
];

/**
 * What the device said to be kept, text by text and byte by byte. Each such text has to stand somewhere, or one that was
 * typed or merged from it, until its person throws it away.
 */
export class KeptTexts {
  /** The texts that were made of a text. */
  readonly #next = new Map<string, Set<string>>();
  readonly #promised = new Set<string>();
  readonly #moments = new Set<string>();

  /** Notes what an event made of a session. Throws if it goes on from a mixture of several moments. */
  note(before: Session, event: SessionEvent, after: Session): void {
    if (event.type === 'resumed' && !this.#moments.has(momentOf(before))) {
      throw new Error(`Taken up, but there was no such moment: ${momentOf(before)}`);
    }
    const kept = keptOf(after);
    if (kept) this.#moments.add(momentOf(kept));
    if (after.text === before.text || REPLACING.includes(event.type)) return;
    const [from, to] = [textKey(before.text), textKey(after.text)];
    if (from === to) return;
    const next = this.#next.get(from) ?? new Set();
    this.#next.set(from, next.add(to));
  }

  /** The device said that it has this. */
  promise(text: Content): void {
    const key = textKey(text);
    if (this.#promised.has(key)) return;
    this.#supersede(key);
    this.#promised.add(key);
  }

  /** Somebody threw this away for good, and with it what it was made of. */
  release(text: Content): void {
    this.#supersede(textKey(text));
  }

  #supersede(key: string): void {
    for (const text of this.#promised)
      if (this.#reaches(text, (each) => each === key)) this.#promised.delete(text);
  }

  /** Throws unless all that was promised is among what stands somewhere. */
  check(stands: ReadonlySet<string>): void {
    for (const text of this.#promised) {
      if (!this.#reaches(text, (each) => stands.has(each))) throw new Error(`Lost: ${text}`);
    }
  }

  /** How many texts are waited for. */
  get size(): number {
    return this.#promised.size;
  }

  #reaches(from: string, found: (key: string) => boolean): boolean {
    const seen = new Set([from]);
    for (const each of seen) {
      if (found(each)) return true;
      for (const next of this.#next.get(each) ?? []) seen.add(next);
    }
    return false;
  }
}

/** Tells texts apart, byte by byte. A copy is told by its title alone. */
export function textKey({ title, body }: Content): string {
  return JSON.stringify([title.replaceAll(' (copy)', ''), body]);
}

/** Every text in a value, however deep. */
export function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if (
    'title' in value &&
    'body' in value &&
    typeof value.title === 'string' &&
    typeof value.body === 'string'
  ) {
    found.add(textKey({ title: value.title, body: value.body }));
    return found;
  }
  for (const inner of Object.values(value)) textsIn(inner, found);
  return found;
}

/** Everything of a session that has to be of one moment. */
function momentOf(session: KeptSession): string {
  const { documentId, base, text, head, saving, abandoned, queued, collision, gone, refusal, mergeBase } =
    session;
  const { settled, shelving, seed } = session;
  const tags = [base, head].map(({ etag }) => etag);
  const parts = { tags, text, saving, abandoned, queued, gone, refusal, mergeBase, shelving, seed };
  return JSON.stringify([documentId, parts, inShort(collision), inShort(settled)]);
}

function inShort(collision: KeptSession['collision']): unknown {
  if (!collision) return null;
  const { base, theirs, mine, choices, displaced, undo, redo, fresh, open } = collision;
  return [base.etag, theirs.etag, mine, choices, displaced, undo.length, redo.length, fresh, open];
}
