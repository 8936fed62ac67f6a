import { expect, it } from 'vitest';
import { inItWords } from './in-it-words';

const person = (name: string, you = false) => ({
  id: name,
  name,
  colour: 0,
  you,
  tabs: 1,
  unsaved: false,
  lines: [],
});

it.each([
  [[], 0, ''],
  [[person('Ana')], 0, 'Ana is in it now'],
  [[person('Ana'), person('Ben')], 0, 'Ana and Ben are in it now'],
  [[person('Ana'), person('Me', true)], 0, 'Ana and you are in it now'],
  [[person('Ana'), person('Ben'), person('Cleo')], 0, 'Ana and 2 others are in it now'],
  [[person('Ana')], 7, 'Ana and 7 others are in it now'],
  [[person('Me', true)], 0, 'You have it open in another tab'],
  [[person('you')], 0, 'you is in it now'],
] as const)('says who has a document open: %#', (people, more, words) => {
  expect(inItWords(people, more)).toBe(words);
});

it('keeps a name from turning the direction of the sentence', () => {
  expect(inItWords([person('a\u202Eb\n')], 0)).toBe('a b is in it now');
});

it('cuts a name that would take all the room', () => {
  const people = [person('Cleopatra Philopator of Alexandria'), person('Ben')];
  expect(inItWords(people, 0)).toBe('Cleopatra Philopato… and Ben are in it now');
});
