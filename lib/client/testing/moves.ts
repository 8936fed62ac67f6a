/** What one side moved among what both have. */
interface Moves {
  /** What has another place however one looks at it. */
  readonly surely: ReadonlySet<string>;
  /** What may have: of two neighbours that changed places, either. */
  readonly maybe: ReadonlySet<string>;
}

/**
 * What one side moved among the units that it and the base have: surely what is in no longest row of units that kept their
 * order, and maybe what is not in each. No unit may come twice in either.
 */
export function movesOf(base: readonly string[], side: readonly string[]): Moves {
  const places = new Map(side.map((unit, at) => [unit, at]));
  const units = base.filter((unit) => places.has(unit));
  const at = units.map((unit) => places.get(unit)!);
  if (at.every((place, i) => i === 0 || at[i - 1]! < place)) return { surely: new Set(), maybe: new Set() };
  // The longest rows in order that end with a unit, and that begin with it.
  const upTo = at.map(() => 1);
  const from = at.map(() => 1);
  for (let i = 0; i < at.length; i++)
    for (let j = 0; j < i; j++) if (at[j]! < at[i]!) upTo[i] = Math.max(upTo[i]!, upTo[j]! + 1);
  for (let i = at.length - 1; i >= 0; i--)
    for (let j = i + 1; j < at.length; j++) if (at[i]! < at[j]!) from[i] = Math.max(from[i]!, from[j]! + 1);
  const longest = Math.max(...upTo);
  const isIn = units.map((_, i) => upTo[i]! + from[i]! - 1 === longest);
  const rivals = new Map<number, number>();
  for (const [i, rank] of upTo.entries()) if (isIn[i]) rivals.set(rank, (rivals.get(rank) ?? 0) + 1);
  return {
    surely: new Set(units.filter((_, i) => !isIn[i])),
    maybe: new Set(units.filter((_, i) => !isIn[i] || rivals.get(upTo[i]!)! > 1)),
  };
}

/** The lines of a text that are not blank and that it has once. */
export function linesOf(text: string): readonly string[] {
  return onlyOnce(text.split('\n').filter((line) => line.trim() !== ''));
}

/** What comes in a row just once. */
export function onlyOnce(units: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return units.filter((unit) => counts.get(unit) === 1);
}
