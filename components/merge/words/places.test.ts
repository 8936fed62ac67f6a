import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import { mergeContent } from '@/lib/client/merging/merge-content';
import type { Region } from '@/lib/merge/regions/region';
import { offeredChoices } from './offered-choices';
import { changedPlaces, openPlaces } from './places';
import { regionSentence } from './region-sentence';

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

describe('a place whose text was moved', () => {
  const part = (name: string) =>
    Array.from(
      { length: 45 },
      (_, at) => `Filler ${name} ${at} has a number of plain words that stay the same all along.`,
    );
  const text = (first: string, second: string) =>
    [first, ...part('one'), '## Tickets', 'Buy them.', second, ...part('two')]
      .filter((each) => each !== '')
      .join('\n\n');
  const item = 'Pack the warm coat and the boots for the mountains.';
  const reworded = 'Pack the warm coat and the new boots for the high mountains.';
  const ana = sideNames({ name: 'Ana', you: false });
  const content = (body: string) => ({ title: '', body });
  const said = (mine: string, theirs: string) =>
    changedPlaces(mergeContent(content(text(item, '')), content(mine), content(theirs))).map((place) => [
      regionSentence(place, ana),
      ...offeredChoices(place.of, 'body', ana).map(({ label }) => label),
    ]);

  it('says where to, and what the other did, at both places', () => {
    expect(said(text(reworded, ''), text('', item))).toEqual([
      [
        'Ana moved this paragraph below Tickets; you reworded it.',
        'Leave it where I have it',
        'Move it, as Ana did',
        'Restore original',
        'Edit',
      ],
      [
        'Ana moved this paragraph here; you reworded it where it was.',
        'Leave it where I have it',
        'Move it, as Ana did',
        'Edit',
      ],
    ]);
    expect(said(text('', item), text(reworded, '')).map(([sentence]) => sentence)).toEqual([
      'You moved this paragraph below Tickets; Ana reworded it.',
      'You moved this paragraph here; Ana reworded it where it was.',
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
