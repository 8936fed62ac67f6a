import { describe, expect, it } from 'vitest';
import { keyCommand } from './key-command';

type Parts = Partial<Parameters<typeof keyCommand>[0]>;
const plain = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const command = (parts: Parts, inText = false) => keyCommand({ ...plain, ...parts }, inText);

describe('keys in the dialog', () => {
  it('move with F7', () => {
    expect(command({ key: 'F7' })).toBe('next');
    expect(command({ key: 'F7', shiftKey: true })).toBe('previous');
  });

  it('decide with Alt and a digit, whatever character the keyboard makes of it', () => {
    expect(command({ key: '¡', code: 'Digit1', altKey: true })).toBe('mine');
    expect(command({ key: '2', code: 'Digit2', altKey: true })).toBe('theirs');
    expect(command({ key: '3', code: 'Numpad3', altKey: true })).toBe('both');
    expect(command({ key: 'º', code: 'Digit0', altKey: true }, true)).toBe('original');
    expect(command({ key: '1', code: 'Digit1' })).toBeNull();
    expect(command({ key: '4', code: 'Digit4', altKey: true })).toBeNull();
  });

  it('leave AltGr alone, which Windows reports as Ctrl and Alt', () => {
    expect(command({ key: '²', code: 'Digit2', altKey: true, ctrlKey: true })).toBeNull();
  });

  it('save with Ctrl or Cmd and Enter', () => {
    expect(command({ key: 'Enter', ctrlKey: true })).toBe('save');
    expect(command({ key: 'Enter', metaKey: true }, true)).toBe('save');
    expect(command({ key: 'Enter' })).toBeNull();
  });

  it('undo and redo choices, but inside a text field the text', () => {
    expect(command({ key: 'z', ctrlKey: true })).toBe('undo');
    expect(command({ key: 'Z', metaKey: true, shiftKey: true })).toBe('redo');
    expect(command({ key: 'y', ctrlKey: true })).toBe('redo');
    expect(command({ key: 'z', ctrlKey: true }, true)).toBeNull();
  });

  it('find with Ctrl or Cmd and F, also while typing', () => {
    expect(command({ key: 'f', ctrlKey: true })).toBe('find');
    expect(command({ key: 'F', metaKey: true }, true)).toBe('find');
    expect(command({ key: 'f' })).toBeNull();
  });

  it('list themselves with a question mark, but not while typing', () => {
    expect(command({ key: '?', shiftKey: true })).toBe('help');
    expect(command({ key: '?', shiftKey: true }, true)).toBeNull();
  });
});
