import { markdownLanguage } from '@codemirror/lang-markdown';
import { headingWords } from './heading-words';

/** A heading of a text in Markdown. */
export interface Heading {
  /** From 1 to 6. */
  readonly level: number;
  /** What it says, without the signs that make it a heading. */
  readonly words: string;
  /** Where its line starts, in UTF-16 units. */
  readonly at: number;
}

const NAME = /^(?:ATX|Setext)Heading([1-6])$/;

/**
 * The headings of a text, by the parser that the editor itself goes by: what looks like one in code, in HTML or in a comment is
 * none, and a line that is underlined is one.
 */
export function outlineOf(text: string): readonly Heading[] {
  const headings: Heading[] = [];
  // The parser ends lines by \n alone. As long as before, so that places are those of the text.
  markdownLanguage.parser.parse(text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n')).iterate({
    enter: ({ name, from, to }) => {
      const level = NAME.exec(name)?.[1];
      if (level !== undefined)
        headings.push({ level: Number(level), words: headingWords(text.slice(from, to)), at: from });
      // Inside a paragraph there is no heading.
      return !name.startsWith('Paragraph') && level === undefined;
    },
  });
  return headings;
}

/** Which heading a place stands under: the last one that starts before it; -1 above all. */
export function headingAt(headings: readonly Heading[], at: number): number {
  return headings.findLastIndex((heading) => heading.at <= at);
}
