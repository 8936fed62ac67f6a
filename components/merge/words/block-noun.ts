import { LIST_MARKER } from '@/lib/merge/text/list-item';

/** What a piece of Markdown is, in a word that people use. */
export interface BlockNoun {
  readonly word: string;
  readonly plural: boolean;
  /** "reworded" fits prose; tables and code are "changed". */
  readonly prose: boolean;
}

/** Of however many digits its number is: to the eye it is a list item. */
const LIST_ITEM = new RegExp(`^\\s*(?:${LIST_MARKER}|\\d+[.)])\\s`);
const enough = 400;

/** The noun for `text`; only its beginning is looked at when it is long. */
export function blockNoun(text: string): BlockNoun {
  const lines = text
    .split('\n', enough)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const every = (test: (line: string) => boolean) => lines.length > 0 && lines.every(test);
  const one = lines.length === 1;

  if (/^\s*(```|~~~)/.test(lines[0] ?? '')) return { word: 'code', plural: false, prose: false };
  if (every((line) => /^#{1,6}\s/.test(line))) {
    return { word: one ? 'heading' : 'headings', plural: !one, prose: true };
  }
  if (every((line) => line.startsWith('|'))) {
    return { word: one ? 'table row' : 'table rows', plural: !one, prose: false };
  }
  if (every((line) => line.startsWith('>'))) return { word: 'quotation', plural: false, prose: true };
  if (LIST_ITEM.test(lines[0] ?? '') && every((line) => LIST_ITEM.test(line) || /^\s/.test(line))) {
    const items = lines.filter((line) => LIST_ITEM.test(line)).length;
    return { word: items === 1 ? 'list item' : 'list items', plural: items !== 1, prose: true };
  }
  if (paragraphCount(text) > 1) return { word: 'paragraphs', plural: true, prose: true };
  return { word: 'paragraph', plural: false, prose: true };
}

/** The noun for code, front matter or a comment, or for part of it. */
export function codeNoun(word: 'code' | 'front matter' | 'comment'): BlockNoun {
  return { word, plural: false, prose: false };
}

/** The noun for a text that is only part of a line, or of several. */
export function partNoun(text: string): BlockNoun {
  const one = text.trim();
  if (one.includes('\n')) return { word: 'text', plural: false, prose: true };
  if (/[.!?…。！？]['"”’)*_]*$/.test(one)) return { word: 'sentence', plural: false, prose: true };
  return { word: /\s/.test(one) ? 'words' : 'word', plural: /\s/.test(one), prose: true };
}

function paragraphCount(text: string): number {
  return text
    .slice(0, 20_000)
    .split(/\r?\n[ \t]*\r?\n/)
    .filter((block) => block.trim() !== '').length;
}

/** "this paragraph", "these list items", "the front matter" that there is only one of. */
export function these(noun: BlockNoun): string {
  const article = noun.word === 'front matter' ? 'the' : noun.plural ? 'these' : 'this';
  return `${article} ${noun.word}`;
}

const UNCOUNTABLE: ReadonlySet<string> = new Set(['code', 'text']);

/** "a paragraph", "list items", "code", "text", "the front matter". */
export function some(noun: BlockNoun): string {
  if (noun.word === 'front matter') return these(noun);
  return noun.plural || UNCOUNTABLE.has(noun.word) ? noun.word : `a ${noun.word}`;
}
