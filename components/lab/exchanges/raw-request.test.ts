import { describe, expect, it } from 'vitest';
import { fieldLines, parseFieldLines } from './raw-request';

describe('fields typed as lines', () => {
  it('are read back as they were written', () => {
    const fields = [
      ['If-Match', '"1-a:b"'],
      ['Prefer', ''],
    ] as const;
    expect(parseFieldLines(fieldLines(fields))).toEqual({ fields });
  });

  it('may have empty lines and space around them', () => {
    expect(parseFieldLines('\n  If-Match :  *  \n')).toEqual({ fields: [['If-Match', '*']] });
  });

  it('are refused with the line that is no field', () => {
    for (const wrong of ['If-Match', ': x', 'Two words: x', 'X: ✓'])
      expect(parseFieldLines(`A: 1\n${wrong}`)).toEqual({ wrong });
  });
});
