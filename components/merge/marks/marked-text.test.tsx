import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkedText } from './marked-text';

/** The lines that are left to read once what is gone is taken out, without their spaces. */
function shownLines(from: string, to: string): readonly string[] {
  const markup = renderToStaticMarkup(<MarkedText from={from} to={to} side="theirs" ready />);
  return linesOf(markup.replace(/<del[^>]*>.*?<\/del>/gs, '').replace(/<[^>]*>/g, ''));
}

const linesOf = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/[ \t]/g, ''));

describe('a marked text', () => {
  it.each([
    ['a fence put before a paragraph', 'One.\n\nTwo.\n', 'One.\n\n```\nTwo.\n```\n'],
    ['words put on a line of their own', 'one two three', 'one\nzwei three'],
  ])('has its lines as they are: %s', (_, from, to) => {
    expect(shownLines(from, to)).toEqual(linesOf(to));
  });

  it('has its lines as they are, whatever changed', () => {
    const piece = fc.constantFrom('one', 'two', 'three', '```', '- four', ' ', '\n', '\n\n', '.');
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `a${pieces.join('')}`);
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(shownLines(from, to)).toEqual(linesOf(to));
      }),
    );
  });
});
