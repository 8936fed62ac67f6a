import { splitLines } from '../text/lines.ts';
import { TYPED_LIST_MARKER } from '../text/list-item.ts';
import { wordsOf } from '../text/words.ts';

/**
 * What a line says that would be wrong to say twice: anywhere (`once`: keys, definitions, headings), in one list
 * (`item`), or where it is most of what is said (`line`). Two are the same if `key` is.
 */
export interface Statement {
  readonly kind: 'once' | 'item' | 'line';
  readonly key: string;
}

const FRONT_KEY = /^["']?[\p{L}\p{N}_.-]+["']?(?=\s*[:=])/u;
const DEFINITION = /^ {0,3}(\[[^\]\s][^\]]{0,200}\]):/;
const HEADING = /^#{2,6}\s/;
const LIST_ITEM = new RegExp(`^${TYPED_LIST_MARKER}\\s`);

/** A heading of one word, as "Parameters", may well stand under several others. */
const WORDS_OF_A_HEADING = 2;
const WORDS_OF_A_LINE = 4;

/** The statements of a text, line by line; lines of few words that are no list items are none. */
export function statementsOf(text: string, inFrontMatter: boolean): readonly Statement[] {
  return splitLines(text).flatMap((line): Statement[] => {
    const content = line.trim();
    const key = inFrontMatter && FRONT_KEY.exec(line)?.[0];
    if (key) return [{ kind: 'once', key: `${key.replace(/["']/g, '')}:` }];
    const label = DEFINITION.exec(line)?.[1];
    if (label) return [{ kind: 'once', key: label.toLowerCase() }];
    const words = wordsOf(content).length;
    if (HEADING.test(content)) return words >= WORDS_OF_A_HEADING ? [{ kind: 'once', key: content }] : [];
    if (words > 0 && LIST_ITEM.test(content))
      return [{ kind: words < WORDS_OF_A_LINE ? 'item' : 'line', key: content }];
    return words >= WORDS_OF_A_LINE ? [{ kind: 'line', key: content }] : [];
  });
}

/** Whether a line can stand in a list: an item, what continues one, or a blank line. */
export function isOfList(line: string): boolean {
  return line.trim() === '' || /^[ \t]/.test(line) || LIST_ITEM.test(line);
}
