import { type Content, FIELDS, type Snapshot } from '@/lib/client/document/content';
import type { Collision } from '@/lib/client/session/collision';
import type { Session } from '@/lib/client/session/session';
import type { Command } from '@/lib/client/session/session-event';
import { step } from '@/lib/client/session/step';
import { textOf } from '@/lib/merge/resolve/resolution';
import type { Person } from './person';
import { textsHeld, typedInDialog, wordsOf } from './words';

/** Who typed what, and what was taken away on purpose: what has to be somewhere, and what may not be in a version. */
export class Ledger {
  readonly #typed = new Set<string>();
  /** Words that somebody took away on purpose, with the word before their eyes. */
  readonly #dropped = new Set<string>();
  /** Words of one's own that a choice left out of the result, with the word before one's eyes: the shelf has them. */
  readonly #leftOut = new Set<string>();
  /** Words that somebody's choices may have left twice. */
  readonly #doubled = new Set<string>();
  /** Every word that any version of any document has. */
  readonly #saved = new Set<string>();

  type(person: Person, word: string): void {
    this.#typed.add(word);
    person.unkept.push(word);
  }

  drop(words: readonly string[]): void {
    for (const word of words) this.#dropped.add(word);
  }

  /** Words that stand somewhere, but are not to be in the next version. */
  leaveOut(words: readonly string[]): void {
    for (const word of words) this.#leftOut.add(word);
  }

  /** Words that may stand twice: what was sent and given up may have arrived, and have been moved since. */
  mayDouble(words: readonly string[]): void {
    for (const word of words) this.#doubled.add(word);
  }

  /** Words that somebody made of others, as by joining two: twice of those make twice of these. */
  remake(gone: readonly string[], made: readonly string[]): void {
    if (gone.some((word) => this.#doubled.has(word))) this.mayDouble(made);
  }

  /** Text typed in the dialog that a decision is about to replace is taken away on purpose. */
  retype(session: Session, decision: Command): void {
    const after = step(session, decision).state.collision;
    const left = new Set(after ? typedInDialog(after).flatMap(wordsOf) : []);
    const before = session.collision ? typedInDialog(session.collision).flatMap(wordsOf) : [];
    this.drop(before.filter((word) => !left.has(word)));
  }

  /**
   * A choice takes away what it does not take. Next to what merged by itself it may also leave a word twice: that stands
   * in the result for the person to see, as nothing does that was merged without a choice.
   */
  dropChosen({ merge, choices, mine, theirs, base }: Collision): void {
    if (FIELDS.some((field) => choices[field].some((choice) => choice !== null))) {
      for (const word of [mine, theirs.content, base.content].flatMap(wordsOf)) this.#doubled.add(word);
    }
    for (const field of FIELDS) {
      for (const [index, choice] of choices[field].entries()) {
        const region = merge[field].regions[index];
        if (!choice || !region) continue;
        const left = new Set(wordsOf(textOf(region, choice) ?? ''));
        const declined = (text: string) => wordsOf(text).filter((word) => !left.has(word));
        this.drop([region.theirs, region.base].flatMap(declined));
        // One may have moved what everybody has into the text that is left out now.
        for (const word of declined(region.mine)) this.#leftOut.add(word);
      }
    }
  }

  /** Throws unless every word that was typed, and not taken away on purpose, is somewhere. */
  checkHeld(people: readonly Person[]): void {
    const missing = new Set<string>();
    for (const word of this.#typed) if (!this.#saved.has(word) && !this.#dropped.has(word)) missing.add(word);
    const found = (text: Content | string) => {
      for (const word of wordsOf(text)) missing.delete(word);
    };
    for (const { session, kept, shelf } of people) {
      textsHeld(session).forEach(found);
      if (kept) textsHeld(kept).forEach(found);
      for (const { content } of shelf.values()) found(content);
    }
    if (missing.size > 0) throw new Error(`Lost: ${[...missing].join(' ')}`);
  }

  /** Throws if the newest version lacks what nobody took away, or has a word twice that no choice doubled. */
  checkVersion(versions: readonly Snapshot[]): void {
    const after = wordsOf(versions.at(-1)!.content);
    const words = new Set(after);
    for (const word of words) this.#saved.add(word);
    const before = wordsOf(versions.at(-2)?.content ?? '');
    const onPurpose = (word: string) => this.#dropped.has(word) || this.#leftOut.has(word);
    const overwritten = before.filter((word) => !words.has(word) && !onPurpose(word));
    if (overwritten.length > 0) throw new Error(`Overwritten: ${overwritten.join(' ')}`);
    const twice = after.filter((word, at) => after.indexOf(word) !== at && !this.#doubled.has(word));
    if (twice.length > 0) throw new Error(`Twice: ${twice.join(' ')}`);
  }
}
