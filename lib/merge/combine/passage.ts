import { withoutPadding } from '../text/line-keys.ts';
import { TYPED_LIST_MARKER } from '../text/list-item.ts';
import { ordinalOf, withoutOrdinal } from '../text/ordinals.ts';
import { tokens } from '../text/tokens.ts';
import { hasWords } from '../text/words.ts';

/**
 * A token of a passage that is merged word by word. What compares is `key`; `space` is the white space before it, which
 * is no part of it: re-wrapping is not an edit of words.
 */
export interface PassageToken {
  readonly space: string;
  readonly text: string;
  readonly key: string;
  /** The block that a whole line stands in, or `''` for a token within prose. */
  readonly block: string;
  /** `word` has a letter or digit, or is a whole line; `break` begins a block of prose; anything else is a `mark`. */
  readonly role: 'word' | 'mark' | 'break';
}

/** Lines as tokens; white space left at their end follows in `tail`. Joined, they give the lines. */
export interface Passage {
  readonly tokens: readonly PassageToken[];
  readonly tail: string;
}

/** One passage in three versions. */
export interface PassageTriple {
  readonly base: Passage;
  readonly mine: Passage;
  readonly theirs: Passage;
}

/** What begins a block within prose: quote marks, then a list marker with its check box, a heading's or directive's mark. */
const BLOCK_START = new RegExp(
  `^\\ufeff?(?:[ \\t]*>)*[ \\t]*(?:(?:${TYPED_LIST_MARKER}|\\(?[\\p{N}#]{1,9}[.)])(?:[ \\t]+(?:\\[[ xX]\\][ \\t]+)?|$)|#{1,6}[ \\t]+|=+ ?(?=\\S)|\\.\\. )`,
  'u',
);
/** What stands behind the number of a line and belongs to it. */
const AFTER_ORDINAL = /^[.):\]]*(?:\*\*|__)?[ \t]+(?:\[[ xX]\][ \t]+)?/;

/** How a block begins in this line, its number included, or `undefined` where none does. */
function blockStart(line: string): string | undefined {
  const start = BLOCK_START.exec(line)?.[0];
  const end = ordinalOf(line)?.end ?? 0;
  if (end <= (start?.length ?? 0)) return start;
  const after = AFTER_ORDINAL.exec(line.slice(end))?.[0];
  return after === undefined ? start : line.slice(0, end + after.length);
}

const QUOTE_MARKS = /^(?:[ \t]*>)*/;
const INDENT = /^\ufeff?[ \t]*/;
const QUOTE_AND_INDENT = /^(?:[ \t]*>)*[ \t]*/;

/**
 * Cuts lines into tokens. `blocks` says for each line what block it stands in: outside prose a line is one token. What
 * begins a paragraph, list item or heading is a token of its own, with the line break before it as its space, so that
 * blocks are matched as blocks; a line break inside a paragraph is only white space.
 */
export function passageOf(lines: readonly string[], blocks: readonly string[]): Passage {
  const found: PassageToken[] = [];
  let space = '';
  const add = (text: string, key: string, role: PassageToken['role'], block = ''): void => {
    found.push({ space, text, key, block, role });
    space = '';
  };
  // The quote marks of the paragraph that the next line may continue, or null where it cannot.
  let open: string | null = null;
  for (const [index, line] of lines.entries()) {
    const block = blocks[index]!;
    if (block !== '') {
      const key = block.startsWith('table:') ? withoutPadding(line.trimEnd()) : line.trimEnd();
      add(line, `${block}\n${key}`, 'word', block);
      open = null;
      continue;
    }
    const content = line.trimEnd();
    const ending = line.slice(content.length);
    const start = blockStart(content);
    const bare = !hasWords(content);
    const quote = QUOTE_MARKS.exec(content)![0].trim();
    if (start === undefined && !bare && open === quote) {
      const indent = QUOTE_AND_INDENT.exec(content)![0];
      space += indent;
      addWords(content.slice(indent.length));
    } else {
      const prefix = start ?? INDENT.exec(content)![0];
      add(prefix, `\n${content === '' ? '\n' : withoutOrdinal(prefix.trim())}`, 'break');
      addWords(content.slice(prefix.length));
    }
    // Two spaces or a backslash at the end are a line break that the reader sees.
    const hard = content.endsWith('\\') || (!bare && /^ {2,}[\r\n]/.test(ending));
    if (hard) add(ending, '\n\\', 'break');
    else space += ending;
    open = bare || hard || /#|=/.test(start ?? '') ? null : quote;
  }
  return { tokens: found, tail: space };

  function addWords(text: string): void {
    for (const token of tokens(text)) {
      if (token.trim() === '') space += token;
      else add(token, withPlainQuotes(token), hasWords(token) ? 'word' : 'mark');
    }
  }
}

/** A word or a row of quote marks in the quotes of a typewriter: to set them in print is no edit of what is said. */
function withPlainQuotes(token: string): string {
  if (!PRINTED_QUOTES.test(token) || !WORD_OR_QUOTES.test(token)) return token;
  return token.replaceAll('’', "'").replace(/[“”]/g, '"');
}

const PRINTED_QUOTES = /[’“”]/;
const WORD_OR_QUOTES = /^[\p{L}\p{M}\p{N}'’“”-]+$/u;

/** The text of a passage, as it was cut. */
export function passageText(passage: Passage): string {
  let text = '';
  for (const token of passage.tokens) text += token.space + token.text;
  return text + passage.tail;
}

/** Tokens `[start, end)` as a passage. White space at a cut goes with what is before it. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const cut = passage.tokens.slice(start, end);
  const first = cut[0];
  if (first && start > 0) cut[0] = { ...first, space: '' };
  return { tokens: cut, tail: end < passage.tokens.length ? passage.tokens[end]!.space : passage.tail };
}
