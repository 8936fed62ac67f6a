/** Four texts none of which says a word twice. */
interface MergedTexts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly result: string;
}

const WORD = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

/**
 * Why a text is no merge of two others, or `null`: a word that one side added is missing, or one that a side deleted is
 * there, or one comes twice, or from nowhere, or lines that all four have are not in the order that one side
 * gave them while the other moved neither.
 * Knows nothing of how texts are merged; words have to be unique, but for those of one letter or digit.
 */
export function whyUnfairWords({ base, mine, theirs, result }: MergedTexts): string | null {
  return whyMiscounted([base, mine, theirs, result]) ?? whyMisordered([base, mine, theirs, result]);
}

function whyMiscounted(texts: readonly string[]): string | null {
  const [base, mine, theirs] = texts.map((text) => new Set(wordsIn(text)));
  const result = new Map<string, number>();
  for (const word of wordsIn(texts[3]!)) result.set(word, (result.get(word) ?? 0) + 1);
  for (const word of new Set([...base!, ...mine!, ...theirs!, ...result.keys()])) {
    if (/^[a-z0-9]$/.test(word)) continue;
    const [here, there] = [mine!.has(word), theirs!.has(word)];
    const expected = base!.has(word) ? here && there : here || there;
    const count = result.get(word) ?? 0;
    if (count !== (expected ? 1 : 0)) return `${word} comes ${count} times`;
  }
  return null;
}

function whyMisordered(texts: readonly string[]): string | null {
  const places = texts.map(placesOf);
  const [base, mine, theirs, result] = places as [Places, Places, Places, Places];
  const lines = [...base.keys()].filter((line) => places.every((each) => (each.get(line) ?? -1) >= 0));
  const isFirst = (of: Places, line: string, other: string) => of.get(line)! < of.get(other)!;
  const flips = (side: Places, line: string, other: string) =>
    isFirst(side, line, other) !== isFirst(base, line, other);
  const moved = [mine, theirs].map(
    (side) => new Set(lines.filter((line) => lines.some((other) => flips(side, line, other)))),
  );
  for (const [i, line] of lines.entries())
    for (const other of lines.slice(i + 1)) {
      // Where each side moved one of them, either order is fair.
      if (moved.every((each) => each.has(line) || each.has(other))) continue;
      const expected = isFirst(flips(mine, line, other) ? mine : theirs, line, other);
      if (isFirst(result, line, other) !== expected) return `“${line}” and “${other}” changed places`;
    }
  return null;
}

type Places = ReadonlyMap<string, number>;

/** Where each line with words stands, its number aside, or -1 if it stands there more than once. */
function placesOf(text: string): Places {
  const places = new Map<string, number>();
  for (const [at, line] of text.split('\n').entries()) {
    const said = line.replace(/^\d+\. /, '').trim();
    if (wordsIn(said).length > 0) places.set(said, places.has(said) ? -1 : at);
  }
  return places;
}
