import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { versions } from '../testing/merge-notation.ts';
import { type MarkerStyle, withMarkers } from './conflict-markers.ts';

const style: MarkerStyle = {
  labels: { base: 'base', mine: 'mine', theirs: 'theirs' },
  size: 7,
  diff3: false,
};

const marked = (notation: string, changed: Partial<MarkerStyle> = {}) => {
  const { base, mine, theirs } = versions(notation);
  return withMarkers(merge(base, mine, theirs), { ...style, ...changed });
};

describe('conflict markers', () => {
  it('stand around both sides, in lines of their own', () => {
    expect(marked('a\n[b/B/X]\nc\n')).toEqual({
      text: 'a\n<<<<<<< mine\nB\n=======\nX\n>>>>>>> theirs\nc\n',
      conflicts: 1,
    });
  });

  it('show the base where asked', () => {
    expect(marked('a\n[b/B/X]\nc\n', { diff3: true }).text).toBe(
      'a\n<<<<<<< mine\nB\n||||||| base\nb\n=======\nX\n>>>>>>> theirs\nc\n',
    );
  });

  it('have the size and labels asked for', () => {
    const labels = { base: '', mine: '', theirs: 'other branch' };
    expect(marked('[b/B/X]\n', { size: 3, labels }).text).toBe('<<< \nB\n===\nX\n>>> other branch\n');
  });

  it('end like the lines around them', () => {
    expect(marked('a\r\n[b/B/X]\r\nc\r\n').text).toBe(
      'a\r\n<<<<<<< mine\r\nB\r\n=======\r\nX\r\n>>>>>>> theirs\r\nc\r\n',
    );
    expect(marked('a\n[b/B/X]\r\nc\r\n').text).toContain('<<<<<<< mine\nB\r\n=======\n');
  });

  it('complete a line without an end', () => {
    expect(marked('a\n[b/B/X]').text).toBe('a\n<<<<<<< mine\nB\n=======\nX\n>>>>>>> theirs\n');
  });

  it('leave out what both sides have alike at the ends', () => {
    expect(marked('a\n[b/same\nB\nalso/same\nX\nalso]\nc\n').text).toBe(
      'a\nsame\n<<<<<<< mine\nB\n=======\nX\n>>>>>>> theirs\nalso\nc\n',
    );
  });

  it('show a conflict within a line with the whole line, as merged elsewhere', () => {
    expect(
      marked(
        'a\n[First/Initial] sentence here. The [second/next/other] one. A third [one//sentence] follows.\nb\n',
      ),
    ).toEqual({
      text: [
        'a',
        '<<<<<<< mine',
        'Initial sentence here. The next one. A third sentence follows.',
        '=======',
        'Initial sentence here. The other one. A third sentence follows.',
        '>>>>>>> theirs',
        'b\n',
      ].join('\n'),
      conflicts: 1,
    });
  });

  it('are not needed where a side is favoured', () => {
    expect(marked('a\n[b/B/X]\nc\n', { favor: 'mine' })).toEqual({ text: 'a\nB\nc\n', conflicts: 0 });
    expect(marked('a\n[b/B/X]\nc\n', { favor: 'theirs' }).text).toBe('a\nX\nc\n');
    expect(marked('a\n[b/B/X]', { favor: 'both' }).text).toBe('a\nB\nX');
  });
});
