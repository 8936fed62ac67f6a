import { describe, expect, it } from 'vitest';
import { changedPlaces } from '@/components/merge/words/places';
import { type Collision, openCollision, resultOf } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { NOTES, resultSoFar } from './result-so-far';

const snapshot = (version: number) => ({
  content: { title: '', body: '' },
  etag: `"${version}"`,
  version,
  author: null,
  savedAt: null,
});
const kept = (text: string): Region => ({ kind: 'unchanged', base: text, mine: text, theirs: text, text });
const clash: Region = {
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o\n',
  mine: 'm\n',
  theirs: 't\n',
  text: null,
};

const collision = (
  choices: Collision['choices'],
  body: readonly Region[] = [kept('a\n'), clash, kept('b\n'), clash],
  title: readonly Region[] = [kept('Title')],
): Collision => ({
  ...openCollision({
    base: snapshot(7),
    mine: { title: '', body: '' },
    theirs: snapshot(8),
    merge: {
      title: { regions: title, coarse: false },
      body: { regions: body, coarse: false },
    },
  }),
  choices,
});

describe('the result so far', () => {
  it('has the decided places as decided, and names the open ones', () => {
    const half = collision({ title: [null], body: [null, { take: 'theirs' }, null, null] });
    const result = resultSoFar(half, changedPlaces(half.merge));
    expect(result).toEqual({ title: 'Title', body: 'a\nt\nb\nConflict 2 is not decided yet\n' });
    expect(result.body.match(NOTES)).toHaveLength(1);
  });

  it('is never what is saved', () => {
    const half = collision({ title: [null], body: [null, { take: 'theirs' }, null, null] });
    expect(resultOf(half)).toBeNull();
    const all = collision({ title: [null], body: [null, { take: 'theirs' }, null, { take: 'mine' }] });
    expect(resultOf(all)).toEqual({ title: 'Title', body: 'a\nt\nb\nm\n' });
    expect(resultSoFar(all, changedPlaces(all.merge))).toEqual(resultOf(all));
  });

  it('has a place that I deleted in the form of what the other made of it', () => {
    const deleted: Region = { ...clash, conflict: 'mine-deleted', mine: '', theirs: '- t\n' };
    const all = collision({ title: [null], body: [null, null] }, [kept('- a\n'), deleted]);
    const { body } = resultSoFar(all, changedPlaces(all.merge));
    expect(body).toBe('- a\n- Conflict 1 is not decided yet\n');
  });

  it('says so in the title, for all of it or a part', () => {
    const title: Region = { ...clash, base: 'o', mine: '# m', theirs: 't' };
    const whole = collision({ title: [null], body: [] }, [], [title]);
    expect(resultSoFar(whole, changedPlaces(whole.merge)).title).toBe('Conflict 1 is not decided yet');
    const part = collision({ title: [null, null], body: [] }, [], [kept('Trip to '), title]);
    expect(resultSoFar(part, changedPlaces(part.merge)).title).toBe(
      'Trip to ‹Conflict 1 is not decided yet›',
    );
  });
});
