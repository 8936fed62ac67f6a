import type { DocumentContent } from './content';

/** What stands for a character that has a meaning in SQL's LIKE. Folding leaves no full-width characters of its own. */
const PLAIN: Readonly<Record<string, string>> = { '%': '％', _: '＿', '\\': '＼' };

/** Folds text so that a search finds it whatever its case or its form in Unicode, by LIKE without an escape. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[%_\\]/g, (char) => PLAIN[char]!);
}

/** What a search looks through: title and text. */
export function searchTextOf({ title, body }: DocumentContent): string {
  return foldForSearch(`${title}\n${body}`);
}
