import { describe, expect, it } from 'vitest';
import { merge } from '@/lib/merge/merge';
import { overlappingSpans } from './overlapping-spans';

describe('overlappingSpans', () => {
  it('finds the places of my text that both changed', () => {
    const mine = 'new\none\n\ntwo mine\n\nthree\n';
    const spans = overlappingSpans(merge('one\n\ntwo\n\nthree\n', mine, 'one\n\ntwo theirs\n\nthree\n'));
    expect(spans.map(({ from, to }) => mine.slice(from, to))).toEqual(['two mine']);
  });

  it('is empty when everything fits together', () => {
    expect(overlappingSpans(merge('a\n\nb\n\nc\n', 'A\n\nb\n\nc\n', 'a\n\nb\n\nC\n'))).toEqual([]);
  });
});
