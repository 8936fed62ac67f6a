import { describe, expect, it } from 'vitest';
import { historyAddress, historyViewOf } from './history-address';

describe('the address of a history', () => {
  it('says what is looked at and is read back the same', () => {
    for (const view of [
      { version: null, against: null },
      { version: 7, against: null },
      { version: 7, against: 3 },
    ]) {
      const { searchParams } = new URL(historyAddress('id', view), 'http://x');
      expect(historyViewOf(searchParams)).toEqual(view);
    }
  });

  it.each(['', '0', '-1', '1.5', '1e3', 'x', '12345678901'])('takes %j for no version', (value) => {
    expect(historyViewOf(new URLSearchParams({ v: value }))).toEqual({ version: null, against: null });
  });
});
