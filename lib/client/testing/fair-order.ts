import type { Four } from './fair-counts';
import { linesOf, movesOf, onlyOnce } from './moves';
import { wordsOf } from './words';

/** Why a result has words in an order that no side gave them, or lacks what one moved; or `null`. */
export function whyMisordered(texts: Four): string | null {
  return whyMoved(texts) ?? whyNotKept(texts);
}

/** Of two words or lines only one side may have moved one: where each side moved one of them, either order may be meant. */
function whyMoved(texts: Four): string | null {
  const all = unitsOf(texts);
  const common = all
    .slice(1)
    .reduce<ReadonlySet<string>>(
      (units, next) => new Set(next.filter((unit) => units.has(unit))),
      new Set(all[0]),
    );
  const [base, mine, theirs, result] = all.map((units) => units.filter((unit) => common.has(unit)));
  if ([mine, theirs, result].every((units) => units!.join(' ') === base!.join(' '))) return null;
  const [inMine, inTheirs, inResult] = [mine, theirs, result].map(
    (units) => new Map(units!.map((unit, at) => [unit, at])),
  );
  // Moved past what the other side took away is moved too.
  const moved = [all[1]!, all[2]!].map((side) => movesOf(all[0]!, side).maybe);
  for (const [i, one] of base!.entries()) {
    for (const other of base!.slice(i + 1)) {
      const [here, there, made] = [inMine, inTheirs, inResult].map((at) => at!.get(one)! < at!.get(other)!);
      if (made === (here && there)) continue;
      if (!moved.every((each) => each.has(one) || each.has(other)))
        return `“${one}” and “${other}” changed places`;
    }
  }
  return null;
}

/** The words of each text, and among them the lines without any that all texts have as often, by their number. */
function unitsOf(texts: Four): readonly (readonly string[])[] {
  const wordless = texts.map(wordlessLines);
  const fixed = new Set(
    wordless[0]!.filter(
      (line) => new Set(wordless.map((lines) => lines.filter((each) => each === line).length)).size === 1,
    ),
  );
  if (fixed.size === 0) return texts.map((text) => onlyOnce(wordsOf(text)));
  return texts.map((text) => {
    const seen = new Map<string, number>();
    return onlyOnce(
      text.split('\n').flatMap((line) => {
        if (!fixed.has(line.trim())) return wordsOf(line);
        const number = (seen.get(line.trim()) ?? 0) + 1;
        seen.set(line.trim(), number);
        return [`${line.trim()} ${number}`];
      }),
    );
  });
}

/** Lines of mere symbols. */
const wordlessLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && wordsOf(line).length === 0);

/** What one side moved and the other took away stays: nobody saw both. */
function whyNotKept([base, mine, theirs, result]: Four): string | null {
  const lines = linesOf(base);
  for (const [mover, other] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    const there = new Set(wordsOf(other));
    const made = new Set(wordsOf(result));
    const { surely } = movesOf(lines, linesOf(mover));
    for (const line of surely) {
      const words = wordsOf(line);
      if (words.some((word) => there.has(word)) || words.every((word) => made.has(word))) continue;
      return `“${line}” was moved, and is gone`;
    }
  }
  return null;
}
