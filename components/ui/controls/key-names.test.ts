import { describe, expect, it } from 'vitest';
import { ariaKeys, isKey, keyNames } from './key-names';

const up = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('keyNames', () => {
  it.each([
    ['Mod-s', ['Ctrl', 'S'], ['⌘', 'S']],
    ['Mod-Shift-o', ['Ctrl', 'Shift', 'O'], ['⌘', '⇧', 'O']],
    ['Shift-Alt-ArrowUp', ['Shift', 'Alt', '↑'], ['⇧', '⌥', '↑']],
    ['Escape', ['Esc'], ['Esc']],
    ['?', ['?'], ['?']],
    ['Mod--', ['Ctrl', '-'], ['⌘', '-']],
  ])('calls %s %j, and %j where there is a ⌘', (combination, names, apple) => {
    expect(keyNames(combination, false)).toEqual(names);
    expect(keyNames(combination, true)).toEqual(apple);
  });
});

describe('ariaKeys', () => {
  it('names both keys that do', () => {
    expect(ariaKeys('Mod-s')).toBe('Control+S Meta+S');
    expect(ariaKeys('Mod-Shift-o')).toBe('Control+Shift+O Meta+Shift+O');
    expect(ariaKeys('?')).toBe('?');
  });
});

describe('isKey', () => {
  it('wants exactly these keys, with Ctrl or ⌘', () => {
    const s = { ...up, key: 's', code: 'KeyS' };
    expect(isKey({ ...s, ctrlKey: true }, 'Mod-s')).toBe(true);
    expect(isKey({ ...s, metaKey: true }, 'Mod-s')).toBe(true);
    expect(isKey(s, 'Mod-s')).toBe(false);
    expect(isKey({ ...s, ctrlKey: true, altKey: true }, 'Mod-s')).toBe(false);
    expect(isKey({ ...s, key: 'S', ctrlKey: true, shiftKey: true }, 'Mod-s')).toBe(false);
    expect(isKey({ ...up, key: 'O', code: 'KeyO', ctrlKey: true, shiftKey: true }, 'Mod-Shift-o')).toBe(true);
  });

  it('lets a sign have its Shift or not, as the layout has it', () => {
    expect(isKey({ ...up, key: '?', code: 'Slash', shiftKey: true }, '?')).toBe(true);
    expect(isKey({ ...up, key: '?', code: 'KeyM' }, '?')).toBe(true);
    expect(isKey({ ...up, key: '?', code: 'Slash', ctrlKey: true }, '?')).toBe(false);
  });

  it('goes by the place of a letter where the layout has other ones', () => {
    expect(isKey({ ...up, key: 'ы', code: 'KeyS', ctrlKey: true }, 'Mod-s')).toBe(true);
    // On this layout S is elsewhere, and here is another Latin letter.
    expect(isKey({ ...up, key: 'o', code: 'KeyS', ctrlKey: true }, 'Mod-s')).toBe(false);
  });
});
