import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { lineKeys, mergeAlike } from './line-keys.ts';
import { splitLines } from './lines.ts';

const keys = (...texts: string[]) =>
  lineKeys(
    texts.map(splitLines).map((lines) => ({
      lines,
      blocks: blocksOf(lines),
    })),
  );

describe('what lines are compared by', () => {
  it('is not their number', () => {
    const [base, mine] = keys('1. one\n2. two\n', '1. zero\n2. one\n3. two\n');
    expect(mine!.slice(1)).toEqual(base);
  });

  it('is their number too where a version says the same twice', () => {
    const [base] = keys('1. yes\n2. yes\n3. no\n', '');
    expect(base!.slice(0, 2)).toEqual(['1. yes\n', '2. yes\n']);
  });

  it('is their number in code', () => {
    const [base, mine] = keys('```\n1. one\n```\n', '```\n2. one\n```\n');
    expect(mine).not.toEqual(base);
  });

  it('is not the padding of a table', () => {
    const [base, mine] = keys(
      '| a | b |\n|---|---|\n| c | d |\n',
      '| a  |   b |\n|----|-----|\n| c  |   d |\n',
    );
    expect(mine).toEqual(base);
  });
});

describe('a line that differs only in what is not compared', () => {
  it.each([
    ['3. x', '4. x', '3. x', '4. x'],
    ['3. x', '3. x', '2. x', '2. x'],
    ['3. x', '4. x', '4. x', '4. x'],
    ['5. x', '6. x', '4. x', '5. x'],
    ['5. x', '6. x', '7. x', '8. x'],
    ['| a | b |', '| a  | b |', '| a |   b |', '| a |   b |'],
    ['| 3 | b |', '| 3  | b |', '| 4 | b |', '| 4  | b |'],
  ])('%s: %s and %s make %s', (base, mine, theirs, result) => {
    expect(mergeAlike(base, mine, theirs)).toBe(result);
    expect(mergeAlike(base, theirs, mine)).toBe(result);
  });

  it('is left to a person where it is a row of a table that both gave another number', () => {
    expect(mergeAlike('| 80 | web |', '| 81 | web |', '| 82 | web |')).toBeNull();
  });
});
