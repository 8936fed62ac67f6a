import type { Parser } from '@lezer/common';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';

/** A piece of code that looks alike. All pieces together are the code. */
export interface CodePart {
  readonly text: string;
  /** The class that colours it; `''`: none. */
  readonly look: string;
}

/** Pieces that are coloured: of more, nobody reads the colours. */
const MOST_PARTS = 5_000;

const looks = tagHighlighter([
  { tag: [tags.comment, tags.meta], class: 'code-comment' },
  { tag: [tags.string, tags.regexp, tags.inserted, tags.attributeValue], class: 'code-text' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.deleted, tags.color], class: 'code-number' },
  { tag: [tags.keyword, tags.tagName], class: 'code-word' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
      tags.standard(tags.variableName),
      tags.typeName,
      tags.className,
      tags.propertyName,
      tags.attributeName,
    ],
    class: 'code-name',
  },
]);

/**
 * Code in pieces, each with its look; what nobody could read is one without. The reading stops when it takes too long, and
 * the rest then has none.
 *
 * @param isOver asked again and again: whether it takes too long.
 */
export function codeParts(parser: Parser, code: string, isOver: () => boolean): readonly CodePart[] {
  const parts: CodePart[] = [];
  let done = 0;
  const take = (to: number, look: string): void => {
    if (to > done) parts.push({ text: code.slice(done, to), look });
    done = to;
  };
  try {
    highlightTree(treeOf(parser, code, isOver), looks, (from, to, look) => {
      if (parts.length >= MOST_PARTS) return;
      take(from, '');
      take(to, look);
    });
  } catch {
    // Code may be nested more deeply than a program can follow it. What is coloured by then stays.
  }
  take(code.length, '');
  return parts;
}

function treeOf(parser: Parser, code: string, isOver: () => boolean) {
  const parse = parser.startParse(code);
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (isOver() && parse.stoppedAt === null) parse.stopAt(parse.parsedPos);
  }
}
