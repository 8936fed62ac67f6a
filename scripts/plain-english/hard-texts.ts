import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Text, textsOfCode, textsOfPage } from './read-texts';
import { hardSentences } from './rules';

const READ = /\.(?:tsx?|mjs|md)$/;
/** Tests and what was made of other files. */
const LEFT_OUT = /\.test\.|\.d\.ts$|(?:^|\/)(?:node_modules|dist|generated|testing|take-home)(?:\/|$)/;

/** A line for each sentence that is hard to read in some files and folders, which are named by their paths from `root`. */
export function hardTexts(root: string, places: readonly string[]): readonly string[] {
  return textsIn(root, places).flatMap(({ file, line, text }) =>
    hardSentences(text).map(
      ({ sentence, rule }) => `${file}:${line}: ${rule.found}. ${rule.instead}\n    ${sentence}`,
    ),
  );
}

/** All texts of some files and folders. */
export function textsIn(root: string, places: readonly string[]): readonly Text[] {
  return places
    .flatMap((place) => filesIn(root, place))
    .sort()
    .flatMap((file) => {
      const content = readFileSync(path.join(root, file), 'utf8');
      return file.endsWith('.md') ? textsOfPage(file, content) : textsOfCode(file, content);
    });
}

function filesIn(root: string, place: string): readonly string[] {
  if (LEFT_OUT.test(place)) return [];
  if (!statSync(path.join(root, place)).isDirectory()) return READ.test(place) ? [place] : [];
  return readdirSync(path.join(root, place)).flatMap((name) => filesIn(root, path.posix.join(place, name)));
}
