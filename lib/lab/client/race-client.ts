import { isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { broughtBy, conditionFields, usualCondition, withHeld } from '@/lib/lab/people/person';
import { addWord } from '@/lib/lab/people/starting-text';
import type { Actor } from './actor';

/** What one client of a race is to do. */
interface RaceClient {
  readonly actor: Actor;
  readonly guard: Guard;
  /** The words that it adds, one a save. */
  readonly words: readonly string[];
  /** How many PUTs it sends for a word before it gives that up. */
  readonly tries: number;
  readonly think: () => Promise<void>;
  /** A word was saved, or else given up. */
  readonly onWord: (word: string, saved: boolean) => void;
}

/**
 * Reads, thinks, adds a word and saves, for each of its words. Where tags guard the document it goes on from what it saved
 * itself, or from the current version that a refusal brings along; otherwise it reads before each word.
 */
export async function runClient(client: RaceClient): Promise<void> {
  for (const word of client.words) {
    client.onWord(word, await saveWord(client, word));
  }
}

async function saveWord({ actor, guard, tries, think }: RaceClient, word: string): Promise<boolean> {
  const goesOn = usualCondition(guard) === 'if-match';
  const merges = guard === 'if-match-merge';
  for (let tried = 0; tried < (merges ? 1 : tries); tried += 1) {
    if (guard === 'lock') while (!isSuccess(await actor.lock())) await think();
    if (!goesOn || actor.person.held === null) await actor.get();
    await think();
    actor.update((person) => ({
      ...person,
      body: addWord(person.held?.body ?? person.body, person.name, word),
    }));
    const condition = conditionFields(usualCondition(guard), actor.person.held);
    const exchange = await actor.put(
      guard,
      goesOn ? [...condition, ['Prefer', 'collision=representation']] : condition,
      { merges: tries - 1 },
    );
    if (guard === 'lock') await actor.unlock();
    if (isSuccess(exchange)) return true;
    if (!goesOn) continue;
    const current = broughtBy(exchange);
    if (current) actor.update((person) => withHeld(person, current));
    else await actor.get();
  }
  return false;
}
