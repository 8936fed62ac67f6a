import { describe, expect, it } from 'vitest';
import { afterwards, type Toast, withToast } from './toast-list';

const toast = (id: string, more: Partial<Toast> = {}): Toast => ({
  id,
  words: id,
  tone: 'plain',
  within: null,
  duration: 1,
  ...more,
});
const undo = { label: 'Undo', onClick: () => {} };
const ids = (list: readonly Toast[]) => list.map(({ id }) => id);

describe('withToast', () => {
  it('puts one in the place of the one with its id', () => {
    const list = withToast([toast('a'), toast('b')], toast('a', { words: 'again' }));
    expect(list.map(({ words }) => words)).toEqual(['again', 'b']);
  });

  it('lets the oldest make room, one with a way back last', () => {
    const full = [toast('a', { action: undo }), toast('b'), toast('c')];
    expect(ids(withToast(full, toast('d')))).toEqual(['a', 'c', 'd']);
    const allUndo = ['a', 'b', 'c'].map((id) => toast(id, { action: undo }));
    expect(ids(withToast(allUndo, toast('d')))).toEqual(['b', 'c', 'd']);
  });
});

describe('afterwards', () => {
  const list = [
    toast('a'),
    toast('b', { within: 'd', action: undo }),
    toast('c', { within: 'd', tone: 'error' }),
    toast('e', { within: 'd' }),
  ];

  it('keeps ways back and what went wrong for the next page, and nothing else', () => {
    expect(ids(afterwards(list, null))).toEqual(['b', 'c']);
  });

  it('brings all of a dialog that is closed to the page, since what closed it may be what they are about', () => {
    const left = afterwards(list, 'd');
    expect(ids(left)).toEqual(['a', 'b', 'c', 'e']);
    expect(left.map(({ within }) => within)).toEqual([null, null, null, null]);
  });
});
