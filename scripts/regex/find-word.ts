/** A move of a search: what is read, and where it leads. */
interface Move<State> {
  readonly letter: string;
  readonly to: State;
}

interface Search<State> {
  readonly from: State;
  readonly movesOf: (state: State) => Iterable<Move<State>>;
  readonly isGoal: (state: State) => boolean;
  /** States of the same key are the same. */
  readonly keyOf: (state: State) => string | number;
  /** How many states to look at; then it is as if there were no more. */
  readonly most?: number;
}

/** The shortest word of at least one letter that leads to a goal, or `null`. */
export function findWord<State>({ from, movesOf, isGoal, keyOf, most }: Search<State>): string | null {
  const seen = new Set<string | number>();
  const open: { readonly state: State; readonly word: string }[] = [{ state: from, word: '' }];
  for (const { state, word } of open) {
    for (const { letter, to } of movesOf(state)) {
      if (isGoal(to)) return word + letter;
      const key = keyOf(to);
      if (seen.has(key) || seen.size === most) continue;
      seen.add(key);
      open.push({ state: to, word: word + letter });
    }
  }
  return null;
}
