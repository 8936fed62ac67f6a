import { describe, expect, it } from 'vitest';
import type { Region } from '@/lib/merge/regions/region';
import { changedPlaces, openPlaces } from './places';

const same = (text: string): Region => ({ kind: 'unchanged', base: text, mine: text, theirs: text, text });
const theirs = (text: string): Region => ({ kind: 'theirs', base: '', mine: '', theirs: text, text });
const clash = (mine: string): Region => ({
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o\n',
  mine,
  theirs: 't\n',
  text: null,
});
const merge = (title: readonly Region[], body: readonly Region[]) => ({
  title: { regions: title, coarse: false },
  body: { regions: body, coarse: false },
});

describe('the places that changed', () => {
  it('are counted by kind over title and body together', () => {
    const places = changedPlaces(merge([clash('m')], [same('a\n\n'), theirs('b\n'), clash('c\n')]));
    expect(places.map(({ kind, number, where }) => `${kind} ${number} ${where}`)).toEqual([
      'conflict 1 in the title',
      'automatic 1 at the end',
      'conflict 2 at the end',
    ]);
  });
});

describe('a place within a line', () => {
  const partial = (body: readonly Region[]) => changedPlaces(merge([], body)).map((place) => place.partial);

  it('is one before or after which the line goes on', () => {
    expect(partial([same('Before. '), clash('m\n')])).toEqual([true]);
    expect(partial([clash('m'), same(' after.\n')])).toEqual([true]);
    expect(partial([same('Line.\n'), clash('m\n'), same('Line.\n')])).toEqual([false]);
    expect(partial([same('Line.\n'), clash('m')])).toEqual([false]);
  });
});

describe('the places that are open', () => {
  const merged = merge([], [clash('a\n'), theirs('b\n'), clash('c\n')]);
  const places = changedPlaces(merged);

  it('are the conflicts without a choice, never an automatic merge', () => {
    expect(openPlaces(places, { title: [], body: [] }).map((place) => place.region)).toEqual([0, 2]);
    expect(
      openPlaces(places, { title: [], body: [{ take: 'mine' }, null, null] }).map((place) => place.region),
    ).toEqual([2]);
  });

  it('close by a text typed by hand, an empty one too', () => {
    const edited = { take: 'edited', text: '' } as const;
    expect(openPlaces(places, { title: [], body: [edited, null, edited] })).toEqual([]);
  });
});
