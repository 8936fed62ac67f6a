import { describe, expect, it } from 'vitest';
import { type SideNames, sideNames } from '@/components/ui/people/side-names';
import type { ConflictKind, Doubt, Region } from '@/lib/merge/regions/region';
import type { CodeKind } from './code-places';
import { regionSentence as sentenceOf } from './region-sentence';

const regionSentence = (of: Region, field: 'title' | 'body', names: SideNames, partial = false) =>
  sentenceOf({ of, field, partial, code: null }, names);

const ana = sideNames({ name: 'Ana', you: false });
const tab = sideNames({ name: 'Ben', you: true });

const conflict = (kind: ConflictKind, base: string, mine: string, theirs: string): Region => ({
  kind: 'conflict',
  conflict: kind,
  base,
  mine,
  theirs,
  text: null,
});

describe('the sentence of a conflict', () => {
  it('says who deleted and who reworded', () => {
    const region = conflict('theirs-deleted', 'A line.\n', 'A fine line.\n', '');
    expect(regionSentence(region, 'body', ana)).toBe('Ana deleted this paragraph; you reworded it.');
    expect(regionSentence({ ...region, conflict: 'mine-deleted' }, 'body', ana)).toBe(
      'You deleted this paragraph; Ana reworded it.',
    );
  });

  it('names what is not prose by where it stands, whole or in part', () => {
    const of = conflict('reworded', 'let count = 1;\n', 'let count = 2;\n', 'let count = 3;\n');
    const said = (code: CodeKind, partial = false) => sentenceOf({ of, field: 'body', partial, code }, ana);
    expect(said('code')).toBe('You and Ana both changed this code.');
    expect(said('code', true)).toBe('You and Ana both changed this code.');
    expect(said('front matter')).toBe('You and Ana both changed the front matter.');
    expect(said('comment')).toBe('You and Ana both changed this comment.');
    const { base, mine: text } = of;
    const mine: Region = { kind: 'mine', base, mine: text, theirs: base, text };
    expect(sentenceOf({ of: mine, field: 'body', partial: false, code: 'front matter' }, ana)).toBe(
      'You changed the front matter.',
    );
  });

  it('names headings, lists, tables, code and quotations as such', () => {
    const said = (base: string) => regionSentence(conflict('reworded', base, 'x', 'y'), 'body', ana);
    expect(said('## Aims\n')).toBe('You and Ana both reworded this heading.');
    expect(said('- one\n- two\n')).toBe('You and Ana both reworded these list items.');
    expect(said('- one\n  goes on\n')).toBe('You and Ana both reworded this list item.');
    expect(said('| a | b |\n')).toBe('You and Ana both changed this table row.');
    expect(said('```js\nlet a\n```\n')).toBe('You and Ana both changed this code.');
    expect(said('> said\n')).toBe('You and Ana both reworded this quotation.');
    expect(said('One.\n\nTwo.\n')).toBe('You and Ana both reworded these paragraphs.');
  });

  it('says what both added when it is the same kind of thing', () => {
    expect(regionSentence(conflict('inserted', '', 'One.\n', 'Two.\n'), 'body', ana)).toBe(
      'You and Ana each added a paragraph at the same place.',
    );
    expect(regionSentence(conflict('inserted', '', '- one\n', '# Two\n'), 'body', ana)).toBe(
      'You and Ana each added text at the same place.',
    );
  });

  it('speaks of sentences and words within a paragraph', () => {
    const said = (base: string, mine: string, theirs: string) =>
      regionSentence(conflict(base === '' ? 'inserted' : 'reworded', base, mine, theirs), 'body', ana, true);
    expect(said('One is so.', 'a', 'b')).toBe('You and Ana both reworded this sentence.');
    expect(said('one two', 'a', 'b')).toBe('You and Ana both reworded these words.');
    expect(said('one', 'a', 'b')).toBe('You and Ana both reworded this word.');
    expect(said('End.\n\nBegin', 'a', 'b')).toBe('You and Ana both reworded this text.');
    expect(said('', 'So it is.', 'Is it?')).toBe('You and Ana each added a sentence at the same place.');
  });

  it('speaks of the title in the title', () => {
    expect(regionSentence(conflict('reworded', 'A', 'B', 'C'), 'title', ana)).toBe(
      'You and Ana both reworded this title.',
    );
  });

  it('speaks of tabs when both sides are the same person', () => {
    expect(regionSentence(conflict('theirs-deleted', 'A.\n', 'B.\n', ''), 'body', tab)).toBe(
      'You deleted this paragraph in another tab; here you reworded it.',
    );
    expect(regionSentence(conflict('reworded', 'A.\n', 'B.\n', 'C.\n'), 'body', tab)).toBe(
      'You reworded this paragraph here and, differently, in another tab.',
    );
  });

  it('says who moved text, where that can be told', () => {
    const said = (mine: string, theirs: string, names = ana) =>
      regionSentence(conflict('moved', '1. a\n2. b\n3. c\n', mine, theirs), 'body', names);
    const [first, second] = ['1. b\n2. a\n3. c\n', '1. c\n2. a\n3. b\n'];
    expect(said(first, '1. a\n2. b!\n3. c\n')).toBe(
      'You moved text here; Ana changed or deleted some of it.',
    );
    expect(said('1. a\n2. c\n', second)).toBe('Ana moved text here; you changed or deleted some of it.');
    expect(said(first, second)).toBe('You and Ana both moved text here, differently.');
    expect(said('1. a\n2. c\n', second, tab)).toBe(
      'In another tab you moved text here; here you changed or deleted some of it.',
    );
    expect(said('1. a\n', '1. z\n')).toBe(
      'One of you moved text here; the other changed, moved or deleted it.',
    );
  });

  it('says why a place is asked about in which each change fits by itself', () => {
    const said = (doubt: Doubt, base: string, mine: string, theirs: string) =>
      regionSentence({ ...conflict('review', base, mine, theirs), doubt }, 'body', ana);
    expect(said('structure', 'a\n\nb\n', '```\na\n```\n\nb\n', 'a\n\n```\nb\n```\n')).toBe(
      'Both changes together would break a code block. Please choose how it should read.',
    );
    expect(said('structure', '- a\n  - b\n', '- a\n- b\n', '- a\n  - b\n  - c\n')).toContain('break a list');
    expect(said('structure', 'a\n', ' a\n', '  a\n')).toContain('break how the lines belong together');
    expect(said('marks', 'a b', '[a](x) b', 'a [b](y)')).toContain('mix up a link');
    expect(said('marks', '[a](x) b', '**[a](x)** b', '[a](x) **b')).toContain('mix up bold');
    expect(said('added-twice', '', 'a', 'a')).toMatch(/^You and Ana both added the same, at two places/);
    const doubts = ['named-twice', 'nameless', 'numbers', 'words'] as const;
    expect(new Set(doubts.map((doubt) => said(doubt, 'a', 'b', 'c'))).size).toBe(doubts.length);
  });

  it('exists for every kind, and ends with a full stop', () => {
    const kinds: readonly ConflictKind[] = [
      'reworded',
      'mine-deleted',
      'theirs-deleted',
      'inserted',
      'moved',
      'review',
    ];
    const sentences = kinds.flatMap((kind) =>
      [ana, tab].map((names) => regionSentence(conflict(kind, 'a\n', 'b\n', 'c\n'), 'body', names)),
    );
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(new Set(sentences).size).toBe(sentences.length - 1); // "review" reads the same for both
  });
});

describe('the sentence of an automatic merge', () => {
  const merged = (kind: 'mine' | 'theirs', base: string, side: string): Region => ({
    kind,
    base,
    mine: kind === 'mine' ? side : base,
    theirs: kind === 'theirs' ? side : base,
    text: side,
  });

  it('says who added, deleted or reworded what', () => {
    expect(regionSentence(merged('theirs', '', 'New.\n'), 'body', ana)).toBe('Ana added a paragraph.');
    expect(regionSentence(merged('mine', '- old\n', ''), 'body', ana)).toBe('You deleted a list item.');
    expect(regionSentence(merged('theirs', 'Old.\n', 'New.\n'), 'body', ana)).toBe(
      'Ana reworded a paragraph.',
    );
    expect(regionSentence(merged('theirs', '\n', '\n\n'), 'body', ana)).toBe('Ana changed blank lines.');
    expect(regionSentence(merged('mine', '2. a\n', '3. a\n'), 'body', ana)).toBe(
      'You changed only numbering.',
    );
    expect(regionSentence(merged('mine', 'On 2 May.\n', 'On 3 May.\n'), 'body', ana)).toBe(
      'You reworded a paragraph.',
    );
    expect(regionSentence(merged('theirs', 'Old', 'New'), 'title', ana)).toBe('Ana changed the title.');
    expect(regionSentence(merged('theirs', 'Old.\n', ''), 'body', tab)).toBe(
      'You deleted a paragraph in another tab.',
    );
  });

  it('says why both sides could be combined', () => {
    const both: Region = {
      kind: 'combined',
      reason: 'words',
      base: 'a b\n',
      mine: 'x b\n',
      theirs: 'a y\n',
      text: 'x y\n',
    };
    expect(regionSentence(both, 'body', ana)).toBe(
      'You and Ana changed different words of this paragraph; both are kept.',
    );
  });

  it('says which side changed no word, and what it changed instead', () => {
    const wrapped = (base: string, mine: string, theirs: string, text = mine): Region => ({
      kind: 'combined',
      reason: 'wrapping',
      base,
      mine,
      theirs,
      text,
    });
    const said = (of: Region, names = ana) => regionSentence(of, 'body', names);
    expect(said(wrapped('a b c\n', 'a\nb c\n', 'a b d\n', 'a\nb d\n'))).toBe(
      'You changed only line breaks or spaces; Ana reworded a paragraph. Both are kept.',
    );
    expect(said(wrapped('1. a\n', '1. b\n', '2. a\n'))).toBe(
      'You reworded a list item; Ana changed only numbering. Both are kept.',
    );
    expect(said(wrapped('It’s so.\n', "It's so.\n", 'It’s not so.\n'))).toBe(
      'You changed only the form of quotation marks; Ana reworded a paragraph. Both are kept.',
    );
    expect(said(wrapped('2. a\n', '', '1. a\n'))).toBe(
      'You deleted a list item; Ana changed only numbering.',
    );
    expect(said(wrapped('', 'New  words.\n', 'New words.\n'))).toBe(
      'You and Ana wrote the same, except for line breaks or spaces.',
    );
    expect(said(wrapped('a b\n', 'a  b\n', 'a c\n'), tab)).toBe(
      'Here you changed only line breaks or spaces; in another tab you reworded a paragraph. Both are kept.',
    );
  });
});
