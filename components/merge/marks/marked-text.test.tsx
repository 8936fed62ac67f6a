import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkedText } from './marked-text';

const markup = (from: string, to: string): string =>
  renderToStaticMarkup(<MarkedText from={from} to={to} side="theirs" ready />);

/** What is written in a markup once what is folded, and one kind of mark, is taken out. */
function written(of: string, without: 'ins' | 'del'): string {
  return of
    .replace(new RegExp(`<${without}[^>]*>.*?</${without}>`, 'gs'), '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:quot|#x27|lt|gt|amp);/g, (sign) => ENTITIES[sign]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

describe('a marked text', () => {
  it.each([
    ['code', '\tsum = parseInt(a)\n', '\tsum = Number(a)\n'],
    ['deeper code', 'if (a) {\n  b();\n}\n', '\tif (a) {\n\t\tb();\n}\n'],
    ['spaces at the end', 'one  \ntwo\n', 'one\ntwo  \n'],
    ['no-break spaces', '10 km', '10\u00a0km'],
    ['line ends', 'one\r\ntwo\r\n', 'one\ntwo\n'],
    ['a missing line end', 'one\n', 'one'],
    ['blank lines', 'one\n\n\ntwo\n\n', 'one\n\ntwo\n'],
    ['a fence', 'One.\n\nTwo.\n', 'One.\n\n```\nTwo.\n```\n'],
    ['marks of HTML', '<b>one</b> & "two"', "<i>one</i> & 'two'"],
  ])('has every character as it was written: %s', (_, from, to) => {
    expect(written(markup(from, to), 'del')).toBe(to);
    expect(written(markup(from, to), 'ins')).toBe(from);
  });

  it('has every character as it was written, whatever changed', () => {
    const piece = fc.constantFrom(
      'one',
      'two',
      '```',
      '- four',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r\n',
      '\u00a0',
      '.',
      '=',
      '<b>',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => `a${pieces.join('')}`);
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(written(markup(from, to), 'del')).toBe(to);
        expect(written(markup(from, to), 'ins')).toBe(from);
      }),
      { numRuns: 300 },
    );
  });

  it('draws a sign for white space where it is all that changed', () => {
    expect(markup('a b', 'a\tb')).toMatch(
      /<del[^>]*a space[^>]*><span data-sign="·".*<ins[^>]*a tab[^>]*><span data-sign="→"/s,
    );
    expect(markup('a\nb', 'a\r\nb')).toMatch(/<ins[^>]*a line end[^>]*><span data-sign="␍"/);
    expect(markup('one two', 'one three')).not.toContain('data-sign');
  });

  it('shows a changed word in a paragraph of 2,000, and says how much is left out', () => {
    const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
    const shown = markup(words.join(' '), words.with(1200, 'CHANGED').join(' '));
    expect(shown).toMatch(/<button[^>]*aria-expanded="false"[^>]*>… 1,1\d\d words unchanged …<\/button>/);
    expect(shown).toContain('CHANGED');
    expect(written(shown, 'del').length).toBeLessThan(600);
  });
});
