import { expect, it } from 'vitest';
import { dayWords, foldedWords, placeWords } from './history-words';

const now = new Date(2026, 4, 4, 9, 30).getTime();
const at = (...parts: [number, number, number, number]) => new Date(...parts).toISOString();

it('names a day as people do', () => {
  expect(dayWords(at(2026, 4, 4, 0), now)).toBe('Today');
  expect(dayWords(at(2026, 4, 3, 23), now)).toBe('Yesterday');
  expect(dayWords(at(2026, 4, 2, 23), now)).toBe('Saturday 2 May');
  expect(dayWords(at(2025, 4, 4, 9), now)).toBe('4 May 2025');
});

it('says which version it is, by whom and when, as far as that is known', () => {
  const row = { author: { id: 'a', name: 'Ana', colour: 0 }, savedAt: at(2026, 4, 3, 8), name: null };
  expect(placeWords(5, 1_000, row, undefined, now)).toBe('Version 5 of 1,000, Ana, yesterday');
  expect(placeWords(5, 9, { ...row, name: 'Draft' }, row.author, now)).toBe(
    'Version 5 of 9, “Draft”, you, yesterday',
  );
  expect(placeWords(1_005, 1_005, undefined, undefined, now)).toBe('Version 1,005 of 1,005');
});

it('says what is folded', () => {
  expect(foldedWords([{ version: 9 }, { version: 8 }, { version: 7 }])).toBe('2 more saves, v7 to v8');
});
