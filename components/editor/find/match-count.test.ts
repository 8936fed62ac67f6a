import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { matchesOf, matchWords, nearestMatch } from './match-count';

const count = (doc: string, query: ConstructorParameters<typeof SearchQuery>[0]) =>
  matchesOf(EditorState.create({ doc }), new SearchQuery(query));

describe('the matches of a search', () => {
  it.each([
    [{ search: 'a' }, [0, 2, 4]],
    [{ search: 'A', caseSensitive: true }, [2]],
    [{ search: '[a-z]b', regexp: true }, [4]],
    [{ search: 'a', wholeWord: true }, [0, 2]],
    [{ search: 'x' }, []],
  ])('of %o are found', (query, starts) => {
    expect(count('a A ab', query)).toEqual({ starts, more: false });
  });

  it('are counted up to ten thousand', () => {
    expect(count('a'.repeat(10_000), { search: 'a' }).more).toBe(false);
    const many = count('a'.repeat(10_001), { search: 'a' });
    expect(matchWords(many, null)).toBe('more than 10,000 found');
    expect(matchWords(many, 4)).toBe('5 of more than 10,000');
  });

  it('are said in words', () => {
    const three = count('a A ab', { search: 'a' });
    expect(matchWords(three, null)).toBe('3 found');
    expect(matchWords(three, 2)).toBe('2 of 3');
    expect(matchWords(three, 1)).toBe('3 found');
    expect(matchWords(count('', { search: 'a' }), null)).toBe('Not found');
  });
});

describe('the match that is gone to', () => {
  const nearest = (
    doc: string,
    anchor: number,
    query: ConstructorParameters<typeof SearchQuery>[0],
    head = anchor,
  ) => nearestMatch(EditorState.create({ doc, selection: { anchor, head } }), new SearchQuery(query));

  it.each([
    [0, { search: 'lake' }, { from: 2, to: 6 }],
    [2, { search: 'lake' }, { from: 2, to: 6 }],
    [3, { search: 'lake' }, { from: 9, to: 13 }],
    [10, { search: 'lake' }, { from: 2, to: 6 }],
    [3, { search: 'l.*?k', regexp: true }, { from: 9, to: 12 }],
    [0, { search: 'see' }, null],
    [0, { search: '(', regexp: true }, null],
  ])('from %i for %o is %o', (at, query, match) => {
    expect(nearest('A lake, \nlake.', at, query)).toEqual(match);
  });

  it('stays the same while more of it is typed', () => {
    expect(nearest('lake lake', 5, { search: 'lak' }, 7)).toEqual({ from: 5, to: 8 });
  });
});
