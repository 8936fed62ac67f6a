import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from './lines.ts';
import { sentenceEnds } from './sentence-ends.ts';
import { sentencesOf } from './sentences.ts';

/** Short texts of what ends, closes and follows a sentence. */
const texts = fc.string({
  unit: fc.constantFrom(
    ...['a', 'A', '3', '.', '!', '…', ' ', '\t', ')', '"', '。', '？', '」', '»', '😀', '𝐚', '𝐀', '\u00a0'],
  ),
  maxLength: 14,
});
const runs = { numRuns: 5_000 };

describe('the sentences of a text', () => {
  it('end at a mark before a space, unless a small letter goes on', () => {
    expect(sentencesOf('It was (quite.) So: e.g. this. Then?\n\nYes! 3.5 too.')).toEqual([
      'It was (quite.) ',
      'So: e.g. this. ',
      'Then?\n\n',
      'Yes! ',
      '3.5 too.',
    ]);
  });

  it('end at a mark that needs no space', () => {
    expect(sentencesOf('好的。是吗？ 是。')).toEqual(['好的。', '是吗？ ', '是。']);
  });

  it('keep the number of a list item with what it counts', () => {
    expect(sentencesOf('1. One. Two.')).toEqual(['1. One. ', 'Two.']);
  });

  it('are what looking back from each place finds', () => {
    const behindAnEnd =
      /(?=[^\s\p{Ll}])(?<=[.!?…]["'”’»)\]*_]*[ \t]+)|(?=\S)(?<=[。！？]["'”’»」』）)]*[ \t]*)/gu;
    // Two letters first: this is not the number of a list item.
    const line = texts.map((text) => `ab${text}`);
    fc.assert(
      fc.property(line, (text) => {
        expect(sentencesOf(text)).toEqual(text.split(behindAnEnd));
      }),
      runs,
    );
  });

  it('are put together to the text', () => {
    fc.assert(
      fc.property(fc.array(texts), (lines) => {
        const text = lines.join('\n');
        expect(sentencesOf(text).join('')).toBe(text);
        expect(splitLines(text).join('')).toBe(text);
      }),
    );
  });
});

describe('the ends of sentences', () => {
  it('are behind what closes them, and the next begins behind the space', () => {
    expect(sentenceEnds('“Ja.”  Nein?! 好。是')).toEqual([
      { end: 5, next: 7 },
      { end: 13, next: 14 },
      { end: 16, next: 16 },
    ]);
    expect(sentenceEnds('3.5 e.g. …')).toEqual([{ end: 8, next: 9 }]);
  });

  it('are those that a search finds which begins anew at each mark', () => {
    const end = /[.!?…]+["'”’)\]*_]*(?=\s)|[。！？]+["'”’」』）]*/gu;
    const toNext = /[.!?…]+["'”’)\]*_]*\s+|[。！？]+["'”’」』）]*\s*/gu;
    const endsOf = (text: string, pattern: RegExp) =>
      Array.from(text.matchAll(pattern), ({ index, 0: found }) => index + found.length);
    fc.assert(
      fc.property(texts, (text) => {
        const found = sentenceEnds(text);
        expect(found.map((one) => one.end)).toEqual(endsOf(text, end));
        expect(found.map(({ next }) => next)).toEqual(endsOf(text, toNext));
      }),
      runs,
    );
  });
});
