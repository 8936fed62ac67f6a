import { describe, expect, it } from 'vitest';
import { changedPlaces } from '@/components/merge/words/places';
import { type Collision, openCollision } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { resultSoFar } from './result-so-far';

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

const collision = (choices: Collision['choices']): Collision => ({
  ...openCollision({
    base: snapshot(7),
    mine: { title: '', body: '' },
    theirs: snapshot(8),
    merge: {
      title: { regions: [kept('Title')], coarse: false },
      body: { regions: [kept('a\n'), clash, kept('b\n'), clash], coarse: false },
    },
    origin: 'save',
  }),
  choices,
});

describe('the result so far', () => {
  it('has the decided places as decided, and names the open ones', () => {
    const half = collision({ title: [null], body: [null, { take: 'theirs' }, null, null] });
    const result = resultSoFar(half, changedPlaces(half.merge));
    expect(result.title).toBe('Title');
    expect(result.body).toContain('a\nt\nb\n');
    expect(result.body).toContain('Conflict 2 is not decided yet');
    expect(result.body).not.toContain('Conflict 1');
  });
});
