import { describe, expect, it } from 'vitest';
import { open, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf } from './draft';

const begin = { type: 'compose', active: true } as const;
const end = { type: 'compose', active: false } as const;

describe('a save while an input method composes', () => {
  it('saves what stood there before, and the word once it is there', () => {
    const driven = open().type('one two four').tell(begin).type('one two four ni').tell({ type: 'save' });
    expect(driven.last('put').content).toEqual(words('one two four'));
    driven.saved(2);
    expect(driven.count('put')).toBe(1);
    driven.type('one two four 你').tell(end);
    expect(driven.last('put')).toMatchObject({
      content: words('one two four 你'),
      guard: { ifMatch: '"2"' },
    });
  });

  it('saves the word after the save that is under way', () => {
    const driven = open().type('one two four').tell({ type: 'save' }, begin).type('one two four ni');
    driven.tell({ type: 'save' }).type('one two four 你').tell(end);
    expect(driven.count('put')).toBe(1);
    driven.saved(2);
    expect(driven.last('put').content).toEqual(words('one two four 你'));
  });

  it('sends nothing before the word where nothing else was typed', () => {
    const driven = open().tell(begin).type('one two three ni').tell({ type: 'save' });
    expect(driven.count('put')).toBe(0);
    driven.type('one two three 你').tell(end);
    expect(driven.last('put').content).toEqual(words('one two three 你'));
  });

  it('saves nothing by itself at the end', () => {
    const driven = open().tell(begin).type('one two three 你').tell(end, end);
    expect(driven.count('put')).toBe(0);
    expect(driven.session.composing).toBeNull();
  });

  it('opens no dialog before the word is there, and then one that has it', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }, begin).type('one MINE三 three');
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toBeNull();
    driven.type('one MINE 三 three').tell(end);
    expect(driven.session.collision).toMatchObject({ open: true, mine: words('one MINE 三 three') });
  });

  it('lets news wait', () => {
    const driven = open().tell(begin, { type: 'head-changed', head: versionOf(2, 'one two three four') });
    expect(driven.session.text).toEqual(words('one two three'));
    driven.tell(end);
    expect(driven.session.text).toEqual(words('one two three four'));
  });

  it('is not kept on the device', () => {
    const driven = open().type('a').tell(begin);
    expect(keptOf(driven.session)).not.toHaveProperty('composing');
  });
});
