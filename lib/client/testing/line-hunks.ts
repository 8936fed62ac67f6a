/** Lines of the base, from one to before another, and what one side has in their place. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** What a side changed, line by line, blank ones aside: a longest common subsequence, computed in the plainest way. */
export function hunksOf(base: string, side: string): readonly Hunk[] {
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const [old, now] = [lines(base), lines(side)];
  const common: number[][] = Array.from({ length: old.length + 1 }, () => Array(now.length + 1).fill(0));
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = now.length - 1; to >= 0; to--) {
      common[at]![to] =
        old[at] === now[to]
          ? common[at + 1]![to + 1]! + 1
          : Math.max(common[at + 1]![to]!, common[at]![to + 1]!);
    }
  }
  const hunks: Hunk[] = [];
  for (let [at, to] = [0, 0]; at < old.length || to < now.length; ) {
    const [from, since] = [at, to];
    while (at < old.length || to < now.length) {
      if (at < old.length && to < now.length && old[at] === now[to]) break;
      if (to === now.length || (at < old.length && common[at + 1]![to]! >= common[at]![to + 1]!)) at++;
      else to++;
    }
    if (at > from || to > since) {
      const [before, after] = [old.slice(from, at).join('\n'), now.slice(since, to).join('\n')];
      hunks.push({ from, to: at, before, after });
    } else [at, to] = [at + 1, to + 1];
  }
  return hunks;
}
