/** Characters beyond which nobody would see how slight a change is. */
const LONGEST = 20_000;

/** What is taken for nothing, step by step, and what a change of that alone is called. */
const STEPS: readonly (readonly [name: string, without: (text: string) => string])[] = [
  ['line breaks or spaces', (text) => text],
  ['the form of quotation marks', (text) => text.replace(/[‘’‚‛′]/g, "'").replace(/[“”„«»″]/g, '"')],
  ['numbering', (text) => text.replace(/^([ \t>#|*-]*)\d+([.)|])/gm, '$1$2')],
];

/** Without white space, and with rules of tables as short as they can be. */
const squeezed = (text: string): string => text.replace(/\s+/g, '').replace(/-{2,}/g, '--');

/** What a change that leaves every word alone changed; `null` for any other, or none. */
export function slightChange(from: string, to: string): string | null {
  if (from === to || from.length + to.length > LONGEST) return null;
  let [a, b] = [from, to];
  for (const [name, without] of STEPS) {
    [a, b] = [without(a), without(b)];
    if (squeezed(a) === squeezed(b)) return name;
  }
  return null;
}
