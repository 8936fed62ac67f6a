/** What stands for characters beyond ASCII: some of each kind that a pattern may tell apart. */
const BEYOND_ASCII = [
  ...'éÉßſKıǅʰ½٣中あカ한กа€«»“”‘’…–—。、！？」』）　',
  ...['\u0085', '\u00a0', '\u0301', '\u200b', '\u200d', '\u2028', '\u2029', '\ufe0f', '\ufeff', '\ue000'],
];
const BEYOND_PLANE_0 = ['\u{1f600}', '\u{1d400}', '\u{20000}', '\u{e0020}'];
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
/** Read more easily in a report than others. */
const PLAIN = /[a-z0-9 ]/;

/**
 * Characters enough to tell all parts of a pattern apart: of those which exactly the same parts read, one.
 *
 * @param parts - each a pattern for one character, such as `[a-z]` or `\s`, asked by JavaScript itself
 * @param isByCodePoint - whether the pattern reads code points (`u`, `v`)
 */
export function alphabetOf(parts: readonly RegExp[], isByCodePoint: boolean): readonly string[] {
  const named = parts.flatMap(({ source }) => [...source].flatMap(withNeighbours));
  const characters = [...ASCII, ...BEYOND_ASCII, ...named, ...(isByCodePoint ? BEYOND_PLANE_0 : [])];
  const kinds = new Map<string, string>();
  for (const character of characters) {
    if (!isByCodePoint && character.length > 1) continue;
    const kind = parts.map((part) => Number(part.test(character))).join('');
    const known = kinds.get(kind);
    if (known === undefined || (!PLAIN.test(known) && PLAIN.test(character))) kinds.set(kind, character);
  }
  return [...kinds.values()];
}

/** A character with those beside it, where ranges end. */
function withNeighbours(character: string): readonly string[] {
  const code = character.codePointAt(0)!;
  return [code - 1, code, code + 1]
    .filter((one) => one >= 0 && one <= 0x10ffff)
    .map((one) => String.fromCodePoint(one));
}
