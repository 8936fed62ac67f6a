import { hasWords } from '@/lib/merge/text/words';
import type { Ledger } from './ledger';

/** Whose request removed how many words unseen. */
interface Loss {
  readonly by: string;
  readonly words: number;
}

/** What became of the words of one person. `written` is the sum of `there`, `removed` and `lost`. */
export interface PersonLine {
  readonly name: string;
  readonly written: number;
  readonly there: number;
  /** Removed by somebody who had read them, which is no loss. */
  readonly removed: number;
  readonly lost: number;
  /** Whose requests they were lost with, most first. */
  readonly losses: readonly Loss[];
  /** How many words of others, or from the start, were lost with this person's own requests. */
  readonly overwrote: number;
}

/** A line for each person in the order given, also for those who wrote nothing; then for whoever else wrote or overwrote. */
export function personLines(ledger: Ledger, people: readonly string[]): readonly PersonLine[] {
  const others = [...ledger.written.keys(), ...ledger.lost.map(({ by }) => by)];
  const there = new Map<string | null, number>();
  for (const { author, text } of [...ledger.title, ...ledger.tokens])
    if (hasWords(text)) there.set(author, (there.get(author) ?? 0) + 1);
  const lost = (name: string) => ledger.lost.filter(({ author }) => author === name);
  const overwrote = countBy(ledger.lost.map(({ by }) => by));
  return [...new Set([...people, ...others])].map((name) => {
    const gone = lost(name);
    const losses = countBy(gone.map(({ by }) => by));
    const written = ledger.written.get(name) ?? 0;
    return {
      name,
      written,
      there: there.get(name) ?? 0,
      removed: written - (there.get(name) ?? 0) - gone.length,
      lost: gone.length,
      losses: [...losses].map(([by, words]) => ({ by, words })).sort((a, b) => b.words - a.words),
      overwrote: overwrote.get(name) ?? 0,
    };
  });
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
