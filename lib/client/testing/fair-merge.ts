import { type Content, FIELDS } from '@/lib/client/document/content';

/**
 * Why `result` is no merge of two texts that grew from `base`, or `null`. Knows nothing of how texts are merged: counts
 * every word and every symbol, which all have to come and go as often as both sides made them come and go (what both did
 * alike, once or twice); and lines that are in all four once keep the order that one side gave them. White space is not
 * counted: a side that changed nothing else gives way.
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
  const texts = [base, mine, theirs, result] as const;
  return whyMiscounted(texts) ?? whyMisordered(texts);
}

/** The base, both sides, and what is made of them. */
type Four = readonly [base: string, mine: string, theirs: string, result: string];

function whyMiscounted(texts: Four): string | null {
  const [base, mine, theirs, result] = texts.map(countsOf) as unknown as Counted;
  for (const token of new Set([...base.keys(), ...mine.keys(), ...theirs.keys(), ...result.keys()])) {
    const before = times(base, token);
    const [a, b] = [times(mine, token) - before, times(theirs, token) - before] as const;
    const made = times(result, token) - before;
    const alike = a * b > 0 ? (a > 0 ? Math.max(a, b) : Math.min(a, b)) : a + b;
    if (made >= Math.min(alike, a + b) && made <= Math.max(alike, a + b)) continue;
    const { came, went } = madeAlike(texts, token);
    if (made >= a + b - came && made <= a + b + went) continue;
    if (!isJoined(token, texts)) return `“${token}” by ${a} and ${b}, but ${made}`;
  }
  return null;
}

type Counts = ReadonlyMap<string, number>;
type Counted = readonly [base: Counts, mine: Counts, theirs: Counts, result: Counts];

function times(counts: Counts, token: string): number {
  return counts.get(token) ?? 0;
}

function countsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [token] of text.matchAll(/[\p{L}\p{N}]+|\S/gu)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** Whether somebody made one word of several, or several of one: then words are no measure. */
function isJoined(word: string, texts: Four): boolean {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  return words.some((other) => other !== word && (other.includes(word) || word.includes(other)));
}

/**
 * How often both sides may have made a token come, or go, alike: in the same lines of the base, or one by moving a line
 * that the other took away.
 */
function madeAlike([base, mine, theirs]: Four, token: string) {
  const changes = [mine, theirs].map((side) => hunksOf(base, side));
  const net = ({ before, after }: Hunk) => times(countsOf(after), token) - times(countsOf(before), token);
  let came = 0;
  let went = 0;
  for (const one of changes[0]!) {
    for (const other of changes[1]!) {
      if (one.to < other.from || other.to < one.from) continue;
      const [a, b] = [net(one), net(other)];
      if (a > 0 && b > 0) came += Math.min(a, b);
      if (a < 0 && b < 0) went += Math.min(-a, -b);
    }
  }
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(placesOf) as [Places, Places, Places];
  for (const [line] of inBase) {
    const [moved, gone] = inMine.has(line) ? [inMine, inTheirs] : [inTheirs, inMine];
    if (!gone.has(line) && isMoved(inBase, moved, line)) went += times(countsOf(line), token);
  }
  return { came, went };
}

/** Lines of the base, from one to before another, and what one side has in their place. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** What a side changed, line by line: a longest common subsequence, computed in the plainest way. */
function hunksOf(base: string, side: string): readonly Hunk[] {
  const [old, now] = [base.split('\n'), side.split('\n')];
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
    const lines = (text: readonly string[], start: number, end: number) =>
      text.slice(start, end).map((line) => `${line}\n`);
    if (at > from || to > since) {
      const [before, after] = [lines(old, from, at).join(''), lines(now, since, to).join('')];
      hunks.push({ from, to: at, before, after });
    } else [at, to] = [at + 1, to + 1];
  }
  return hunks;
}

/** Of two lines only one side may have moved one: where both did something to one of them, either order may be meant. */
function whyMisordered(texts: Four): string | null {
  const places = texts.map(placesOf);
  const [inBase, inMine, inTheirs, inResult] = places as [Places, Places, Places, Places];
  const lines = [...inBase.keys()].filter((line) => places.every((each) => (each.get(line) ?? -1) >= 0));
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      const first = (each: Places) => each.get(line)! < each.get(other)!;
      const asked = first(inMine) === first(inBase) ? first(inTheirs) : first(inMine);
      if (first(inResult) === asked) continue;
      const byBoth = (each: string) => isMoved(inBase, inMine, each) && isMoved(inBase, inTheirs, each);
      if (!byBoth(line) && !byBoth(other)) return `“${line}” and “${other}” changed places`;
    }
  }
  return null;
}

/** Whether a side gave a line another place among those that both have once. */
function isMoved(inBase: Places, inSide: Places, line: string): boolean {
  const [was, is] = [inBase.get(line) ?? -1, inSide.get(line) ?? -1];
  if (was < 0 || is < 0) return false;
  return [...inBase].some(([other, place]) => {
    const now = inSide.get(other) ?? -1;
    return other !== line && place >= 0 && now >= 0 && was < place !== is < now;
  });
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
