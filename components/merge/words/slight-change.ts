/** Characters beyond which nobody would see how slight a change is. */
const LONGEST = 20_000;

/** What is taken for nothing, step by step, and what a change of that alone is called. */
const STEPS: readonly (readonly [name: string, without: (text: string) => string])[] = [
  ['line breaks or spaces', (text) => text.replace(/\s+/g, '').replace(/-{2,}/g, '--')],
  ['the form of quotation marks', (text) => text.replace(/[‘’‚‛′]/g, "'").replace(/[“”„«»″]/g, '"')],
  ['numbering', (text) => text.replace(/\d+/g, '')],
];

/** What a change that leaves every word alone changed; `null` for any other, or none. */
export function slightChange(from: string, to: string): string | null {
  if (from === to || from.length + to.length > LONGEST) return null;
  let [a, b] = [from, to];
  for (const [name, without] of STEPS) {
    [a, b] = [without(a), without(b)];
    if (a === b) return name;
  }
  return null;
}
