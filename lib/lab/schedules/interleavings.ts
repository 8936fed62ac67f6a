/**
 * Every order in which several people's programs can run, each keeping its own order, in lexical order of people.
 * There are (n₁+n₂+…)! / (n₁! n₂! …) of them: 6 for two programs of two steps, 90 for three.
 */
export function* interleavings<Step>(programs: readonly (readonly Step[])[]): Generator<readonly Step[]> {
  const next = programs.map(() => 0);
  const length = programs.reduce((sum, program) => sum + program.length, 0);
  const path: Step[] = [];
  function* extend(): Generator<readonly Step[]> {
    if (path.length === length) {
      yield [...path];
      return;
    }
    for (const [who, program] of programs.entries()) {
      const at = next[who]!;
      if (at === program.length) continue;
      path.push(program[at]!);
      next[who] = at + 1;
      yield* extend();
      next[who] = at;
      path.pop();
    }
  }
  yield* extend();
}

/** How many interleavings there are, without making them. */
export function countInterleavings(lengths: readonly number[]): number {
  let count = 1;
  let total = 0;
  for (const length of lengths) {
    for (let taken = 1; taken <= length; taken += 1) {
      total += 1;
      // Always whole: the product so far is a binomial coefficient times an integer.
      count = (count * total) / taken;
    }
  }
  return count;
}
