import { describe, expect, it } from 'vitest';
import { closingLineEnds, withoutFirstBlankLines, withoutLastBlankLines } from './blank-lines';

describe('blank lines at the ends of a text', () => {
  it('are left out, whatever white space is in them', () => {
    expect(withoutFirstBlankLines('\n \t\r\n  a\n\n')).toBe('  a\n\n');
    expect(withoutLastBlankLines('\n\na \n \t\r\n\n')).toBe('\n\na ');
    expect(withoutLastBlankLines('a\r\n')).toBe('a');
    expect(withoutLastBlankLines('a')).toBe('a');
  });

  it('close a text only where nothing stands between them', () => {
    expect(closingLineEnds('a\n \r\n\n')).toBe('\r\n\n');
    expect(closingLineEnds('a')).toBe('');
    expect(closingLineEnds('\n')).toBe('\n');
  });

  it('cost no more than their number, also in the middle of a text', () => {
    const hostile = `a${'\n'.repeat(1_000_000)}${' '.repeat(1_000_000)}b`;
    expect(withoutLastBlankLines(hostile)).toBe(hostile);
    expect(withoutFirstBlankLines(hostile)).toBe(hostile);
    expect(closingLineEnds(hostile)).toBe('');
  });
});
