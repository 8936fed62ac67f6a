import { type Content, FIELDS } from '@/lib/client/document/content';

/**
 * Why `result` is no merge of two texts that grew from `base`, or `null`. Knows nothing of how texts are merged: counts
 * every word and every symbol, which all have to come and go as often as both sides made them come and go (what both did
 * alike, once or twice); and lines that are in all four once keep the order that one side gave them. White space is not
 * counted.
 */
export function whyUnfair(base: Content, mine: Content, theirs: Content, result: Content): string | null {
  for (const field of FIELDS) {
    const why = whyUnfairText(base[field], mine[field], theirs[field], result[field]);
    if (why !== null) return `${why} in the ${field}`;
  }
  return null;
}

/** The same for one text. */
export function whyUnfairText(base: string, mine: string, theirs: string, result: string): string | null {
  return whyMiscounted(base, mine, theirs, result) ?? whyMisordered(base, mine, theirs, result);
}

function whyMiscounted(...texts: readonly [string, string, string, string]): string | null {
  const [base, mine, theirs, result] = texts.map(countsOf) as [Counts, Counts, Counts, Counts];
  const times = (counts: Counts, token: string) => counts.get(token) ?? 0;
  for (const token of new Set([...base.keys(), ...mine.keys(), ...theirs.keys(), ...result.keys()])) {
    const before = times(base, token);
    const changes = [times(mine, token) - before, times(theirs, token) - before] as const;
    const [a, b] = changes;
    const made = times(result, token) - before;
    const alike = a * b > 0 ? (a > 0 ? Math.max(a, b) : Math.min(a, b)) : a + b;
    if (made < Math.min(alike, a + b) || made > Math.max(alike, a + b)) {
      return `“${token}” by ${a} and ${b}, but ${made}`;
    }
  }
  return null;
}

type Counts = ReadonlyMap<string, number>;

function countsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [token] of text.matchAll(/[\p{L}\p{N}]+|\S/gu)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function whyMisordered(base: string, mine: string, theirs: string, result: string): string | null {
  const places = [base, mine, theirs, result].map(placesOf);
  const [inBase, inMine, inTheirs, inResult] = places as [Places, Places, Places, Places];
  const lines = [...inBase.keys()].filter((line) => places.every((each) => (each.get(line) ?? -1) >= 0));
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      const first = (places: Places) => places.get(line)! < places.get(other)!;
      const asked = first(inMine) === first(inBase) ? first(inTheirs) : first(inMine);
      if (first(inResult) !== asked) return `“${line}” and “${other}” changed places`;
    }
  }
  return null;
}

type Places = ReadonlyMap<string, number>;

/** Where each line stands, or -1 if it stands there more than once. */
function placesOf(text: string): Places {
  const places = new Map<string, number>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() !== '') places.set(line, places.has(line) ? -1 : at);
  }
  return places;
}
