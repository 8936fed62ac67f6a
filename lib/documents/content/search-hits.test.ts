import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizesNormalised } from '@/lib/documents/testing/sizes-normalised';
import { searchHits } from './search-hits';
import { foldForSearch } from './search-text';
import { snippetOf } from './snippet';

const found = (text: string, query: string) =>
  searchHits(text, query).map(({ start, end }) => text.slice(start, end));

describe('the places that a search finds', () => {
  it.each([
    ['Meeting on Monday, meeting again', 'MEETING', ['Meeting', 'meeting']],
    ['STRASSE, Straße', 'straße', ['Straße']],
    ['İstanbul and istanbul', 'istanbul', ['İstanbul', 'istanbul']],
    ['ISPARTA', 'ısparta', ['ISPARTA']],
    ['İİİ İstanbul here', 'stan', ['stan']],
    ['oﬃce and office', 'office', ['oﬃce', 'office']],
    ['ﬁsh', 'i', ['ﬁ']],
    ['A\u0308pfel, Äpfel', 'äpfel', ['A\u0308pfel', 'Äpfel']],
    ['日本語と中文', '中文', ['中文']],
    ['ｶﾞラス', 'ガ', ['ｶﾞ']],
    ['한글 \u1112\u1161\u11ab', '한', ['한', '\u1112\u1161\u11ab']],
    ['👩‍👩‍👧 and 👧', '👧', ['👩‍👩‍👧', '👧']],
    ['😀😀 smile', 'smile', ['smile']],
    ['ΟΔΟΣ', 'οδος', ['ΟΔΟΣ']],
    ['ΠΡΟΣΚΛΗΣΗ, προς', 'ΠΡΟΣ', ['ΠΡΟΣ', 'προς']],
    ['ΟΔΟΣΗΜΑΝΣΗ', 'ΟΔΟΣ', ['ΟΔΟΣ']],
    ['Η ΠΡΟΣΚΛΗΣΗ.', 'ΠΡΟΣΚΛΗΣ', ['ΠΡΟΣΚΛΗΣ']],
    ['φίλος', 'φίλοσ', ['φίλος']],
    ['J\u030cABA', 'ǰaba', ['J\u030cABA']],
    ['ﷺ after', 'after', ['after']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['AB\r\nab\rb', 'b', ['B', 'b', 'b']],
    ['abq\u0301 and q', 'q', ['q\u0301', 'q']],
    ['nothing', 'else', []],
    ['nothing', ' ', []],
  ])('in %j of %j are %j', (text, query, places) => {
    expect(found(text, query)).toEqual(places);
  });

  it('are found however far behind characters of which folding changes the length', () => {
    for (const before of ['İ', 'ﬃ', 'ﷺ', 'a\u0308', '日', '😀', '\u1112\u1161\u11ab', '👩‍👩‍👧']) {
      const text = `${before.repeat(1_500)} Lake, ${before.repeat(700)} LAKE.`;
      expect(found(text, 'lake'), before).toEqual(['Lake', 'LAKE']);
      expect(searchHits(text, 'lake').map(({ start }) => start)).toEqual([
        text.indexOf('Lake'),
        text.indexOf('LAKE'),
      ]);
    }
  });

  it('are looked for by normalising a text once, and no more of it', () => {
    const text = `x${'\u0315\u0300'.repeat(30_000)} lake`;
    const sizes = sizesNormalised(() => expect(found(text, 'lake')).toEqual(['lake']));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2 * text.length);
  });

  const parts = fc
    .array(fc.constantFrom('İ', 'ﬃ', 'ﷺ', 'a\u0308', 'Ä', 'ß', '日本', '😀', ' ', 'x', 'Σ', '👩‍👧', 'ｶﾞ'), {
      maxLength: 30,
    })
    .map((all) => all.join(''));

  it('have what was searched for, folded, and are there whenever a search finds something', () => {
    fc.assert(
      fc.property(parts, parts, parts, (before, query, after) => {
        const text = before + query + after;
        const hits = found(text, query);
        const isFound = query.trim() !== '' && foldForSearch(text).includes(foldForSearch(query.trim()));
        expect(hits.length > 0).toBe(isFound);
        for (const hit of hits) {
          expect(foldForSearch(hit)).toContain(foldForSearch(query.trim()));
        }
      }),
    );
  });
});

describe('a snippet', () => {
  const words = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');

  it('shows what stands around the first hit, cut between words', () => {
    expect(snippetOf(`${words} The Lake is *blue*.\n\n${words}`, 'lake')).toMatch(
      /^…word19\d (?:word19\d )+The Lake is blue\. word0 (?:word\d+ )*word\d+…$/,
    );
  });

  it('says that something is left out only where it is', () => {
    expect(snippetOf('  The\tlake\r\nis blue.\n', 'LAKE')).toBe('The lake is blue.');
  });

  it('is short, and has the whole hit and no half of a character, whatever is around it', () => {
    for (const around of ['😀', 'x', '日本', 'ﷺ', ' ']) {
      const snippet = snippetOf(`${around.repeat(1_001)}Lake${around.repeat(1_001)}`, 'lake')!;
      expect(snippet, around).toContain('Lake');
      expect(snippet.length, around).toBeLessThan(300);
      expect(snippet, around).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it.each([
    ['## The *lake*\n\n| a | **b** |\n|---|---|\n| c | [d](https://a.de) |', 'lake', 'The lake a b c d'],
    ['We **leave**: - [ ] tea', '**leave', 'We **leave**: - [ ] tea'],
    ['# Plan\n\nsee [it](https://lake.de)', 'lake', '# Plan see [it](https://lake.de)'],
    ['```\n# lake\n```\n', 'lake', '# lake'],
  ])('of %j for %j is in plain words where those have it', (text, query, snippet) => {
    expect(snippetOf(text, query)).toBe(snippet);
  });

  it('begins anywhere in plain words, and in code with all of its signs', () => {
    const around = (sign: string) => snippetOf(`${sign.repeat(300)}lake ${sign.repeat(300)}`, 'lake');
    expect(around('**a** ')).toMatch(/^…(?:a )+lake (?:a )+a…$/);
    expect(snippetOf(`\`\`\`\n${'# sum\n'.repeat(300)}# lake **2\n`, 'lake')).toMatch(
      /^…sum .*# sum # lake \*\*2$/,
    );
  });

  it('has what was searched for, whatever signs are around it', () => {
    const signs = fc.array(
      fc.constantFrom('**', '_', '# ', '\n', '- ', '|', '`', '[', '](x)', 'lake', ' ', '\\', '<b>'),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(signs, fc.constantFrom('lake', '**', '|', 'e|', '- l', '_', '['), (parts, query) => {
        const text = parts.join('');
        const snippet = snippetOf(text, query);
        if (snippet === null) expect(found(text, query)).toEqual([]);
        else expect(found(snippet, query)).not.toEqual([]);
      }),
    );
  });

  it('is none where nothing is found', () => {
    expect(snippetOf(words, 'lake')).toBeNull();
  });
});
