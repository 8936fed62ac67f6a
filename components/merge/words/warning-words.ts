import type { PlaceWarning } from '@/lib/client/session/collision';

/** Characters of a text that are enough to know it by. */
const ENOUGH = 120;

/** What would become of a sentence or word by the choices made. */
export function warningWords({ kind, text }: PlaceWarning): string {
  const said = text.length > ENOUGH ? `${text.slice(0, ENOUGH).trimEnd()}…` : text;
  return kind === 'doubled'
    ? `“${said}” would be in the text twice.`
    : `“${said}” would be nowhere in the text, though every version has it.`;
}

/** How many places to look at again, and, once saving was tried, how to save all the same. */
export function lookAgain(warnings: readonly PlaceWarning[], tried: boolean): string {
  const places = new Set(warnings.map(({ field, region }) => `${field} ${region}`)).size;
  const where = places === 1 ? '1 place' : `${places} places`;
  return tried
    ? `Nothing was sent: look again at ${where}. Save again to keep the text as it is.`
    : `Before you save, look again at ${where}.`;
}
