import { expect, it, vi } from 'vitest';
import { oneLine } from './one-line';

const name = oneLine('A name', { least: 1, most: 60 });

it('is kept in NFC and without spaces around it', () => {
  expect(name.parse('  Zoe\u0308 ')).toBe('Zoë');
});

it.each(['\u200e', '\u200f', '\u061c'])('is kept without the mark of direction %j', (mark) => {
  expect(name.parse(`${mark} Mi${mark}ra${mark} `)).toBe('Mira');
  expect(name.safeParse(mark).success).toBe(false);
});

it('may need more room before it is normalised', () => {
  expect(name.parse('e\u0308'.repeat(60))).toBe('ë'.repeat(60));
});

it('is refused unseen where it is far too long, since many marks take long to sort', () => {
  const normalize = vi.spyOn(String.prototype, 'normalize');
  const marks = `a${'\u0301'.repeat(50_000)}${'\u0323'.repeat(50_000)}`;
  const parsed = name.safeParse(marks);
  expect(normalize).not.toHaveBeenCalled();
  normalize.mockRestore();
  expect(parsed.error?.issues[0]?.message).toBe('A name has at most 60 characters.');
});

it.each([
  ['a space of no width', '\u200b'],
  ['a soft hyphen', '\u00ad'],
  ['a blank letter', '\u3164'],
  ['a tag', '\u{e0001}'],
  ['a mark on nothing', '\u0301'],
  ['a turn of direction', '\u202eann'],
  ['an isolate', '\u2066ann'],
])('is not %s', (_what, text) => {
  expect(name.safeParse(text).success).toBe(false);
});

it.each(['Ann', '李', 'علي', '👩‍💻', 'नमस्ते', '1', '🙂'])('may be %s', (text) => {
  expect(name.parse(text)).toBe(text.normalize('NFC'));
});
