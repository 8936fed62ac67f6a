import { describe, expect, it } from 'vitest';
import { lookAgain, warningWords } from './warning-words';

const warning = { kind: 'doubled', text: 'Keep it warm.', field: 'body', region: 3, other: 1 } as const;

describe('the words of a warning', () => {
  it('say what would be there twice, or nowhere', () => {
    expect(warningWords(warning)).toBe('“Keep it warm.” would be in the text twice.');
    expect(warningWords({ ...warning, kind: 'missing' })).toBe(
      '“Keep it warm.” would be nowhere in the text, though every version has it.',
    );
  });

  it('show the beginning of a long text', () => {
    expect(warningWords({ ...warning, text: 'word '.repeat(100) }).length).toBeLessThan(160);
  });

  it('count places, not sentences', () => {
    const two = [warning, { ...warning, text: 'And dry.' }];
    expect(lookAgain(two, false)).toBe('Before you save, look again at 1 place.');
    expect(lookAgain([...two, { ...warning, region: 5 }], true)).toBe(
      'Nothing was sent: look again at 2 places. Save again to keep the text as it is.',
    );
  });
});
