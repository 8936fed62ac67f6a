import { describe, expect, it } from 'vitest';
import { isTyping, whenTypingGoesOn } from './typing-goes-on';

const held = (...keys: readonly string[]) => ({
  ctrlKey: keys.includes('Ctrl'),
  altKey: keys.includes('Alt'),
  metaKey: keys.includes('Meta'),
});

it.each([
  ['a', [], true],
  ['?', [], true],
  [' ', [], true],
  ['𝒳', [], true],
  ['Enter', [], true],
  ['Backspace', [], true],
  ['Dead', [], true],
  ['€', ['Ctrl', 'Alt'], true],
  ['s', ['Ctrl'], false],
  ['s', ['Meta'], false],
  ['1', ['Alt'], false],
  ['Enter', ['Ctrl'], false],
  ['F7', [], false],
  ['Tab', [], false],
  ['Escape', [], false],
  ['ArrowDown', [], false],
])('%s with %j is typing: %s', (key, keys, types) => {
  expect(isTyping({ key, ...held(...keys) })).toBe(types);
});

const OPENED = 5_000;

/** A page on which a window came up, and what is pressed there after so many milliseconds. */
function page() {
  const target = new EventTarget();
  const told = { goesOn: 0, window: 0 };
  const end = whenTypingGoesOn(target, OPENED, () => told.goesOn++);
  target.addEventListener('keydown', () => told.window++);
  const event = (type: string, after: number, fields: object) => {
    const happened = new Event(type, { cancelable: true });
    Object.defineProperty(happened, 'timeStamp', { value: OPENED + after });
    target.dispatchEvent(Object.assign(happened, fields));
    return happened;
  };
  const press = (key: string, after: number, ...keys: readonly string[]) =>
    event('keydown', after, { key, ...held(...keys) });
  const [point, move] = [() => event('pointerdown', 10, {}), () => event('focusin', 10, {})];
  return { told, end, press, point, move };
}

describe('a key that comes when a window has come up', () => {
  it('goes on with the text where it follows at once, was even pressed before, or with Shift', () => {
    for (const after of [-80, 0, 120, 1_000]) {
      const { told, press } = page();
      press('Shift', after);
      expect(press('N', after).defaultPrevented).toBe(false);
      expect(told).toEqual({ goesOn: 1, window: 1 });
    }
  });

  it('is the window’s where somebody has had time to look', () => {
    const { told, press } = page();
    press('?', 1_001);
    press('n', 1_002);
    expect(told).toEqual({ goesOn: 0, window: 2 });
  });

  it.each([
    ['F7', []],
    ['Tab', []],
    ['Enter', ['Ctrl']],
    ['1', ['Alt']],
  ])('is the window’s where %s with %j was pressed in it', (key, keys) => {
    const { told, press } = page();
    press(key, 50, ...keys);
    press('n', 100);
    expect(told).toEqual({ goesOn: 0, window: 2 });
  });

  it('is the window’s where something was pointed at or the focus moved, and once nobody listens', () => {
    const pointed = page();
    pointed.point();
    pointed.press('n', 100);
    const moved = page();
    moved.move();
    moved.press('Enter', 100);
    const ended = page();
    ended.end();
    ended.press('n', 100);
    expect([pointed.told, moved.told, ended.told]).toEqual(Array(3).fill({ goesOn: 0, window: 1 }));
  });
});
