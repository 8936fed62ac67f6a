import { describe, expect, it } from 'vitest';
import { diffUnits, type UnitSequence } from './diff-units.ts';
import { effortOf } from './effort.ts';

/** Words in units that a bar sets off. */
function sequence(text: string): UnitSequence {
  const units = text.split(' | ').map((unit) => unit.split(' '));
  const keys = units.flat();
  let at = 0;
  const starts = units.map(({ length }) => {
    at += length;
    return at - length;
  });
  return { keys, starts, words: keys };
}

function kept(from: string, to: string): string {
  const [a, b] = [sequence(from), sequence(to)];
  const words = [...a.keys];
  const { changes } = diffUnits(a, b, effortOf());
  for (const { aStart, aEnd } of changes.toReversed()) words.splice(aStart, aEnd - aStart, '_');
  return words.join(' ').replace(/_( _)*/g, '_');
}

describe('what turns one row of units into another', () => {
  it('keeps words of a unit only where it went', () => {
    expect(kept('keep a log | keep a list | keep a copy', 'keep a list | keep a copy | keep a log')).toBe(
      '_ keep a list keep a copy _',
    );
  });

  it('knows a unit that was reworded on the way', () => {
    expect(
      kept(
        'open port 80 in it | open port 443 in it | open port 22 in it',
        'open port 443 in the end | open port 22 in it | open port 80 in it',
      ),
    ).toBe('_ open port 443 in _ open port 22 in it _');
  });

  it('gives nothing of a unit to one that was put in before it', () => {
    expect(kept('open port 80 in it | go', 'open port 25 in it | open port 80 in it | go')).toBe(
      '_ open port 80 in it go',
    );
  });

  it('lets a unit become two, and two become one', () => {
    expect(kept('one two three four five six', 'one two three | four five six')).toBe(
      'one two three four five six',
    );
    expect(kept('one two three | four five six', 'one two three and four five six')).toBe(
      'one two three _ four five six',
    );
  });
});
