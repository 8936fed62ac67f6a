import { expect, it } from 'vitest';
import { linesFrom } from './who-wrote';

const ana = { id: 'a', name: 'Ana', colour: 1 };
const origin = (version: number) => ({ version, author: ana, savedAt: '2026-01-01T00:00:00.000Z' });

it('puts the lines of a text beside the versions that they are from', () => {
  const answer = {
    version: 3,
    runs: [
      { version: 1, count: 2 },
      { version: 3, count: 1 },
      { version: null, count: 1 },
    ],
    versions: [origin(1), origin(3)],
    lookedBackTo: 1,
    coarse: false,
  };
  expect(linesFrom('one\r\ntwo\nthree\nfour', answer)).toEqual([
    { origin: origin(1), line: 1, count: 2, text: 'one\r\ntwo\n' },
    { origin: origin(3), line: 3, count: 1, text: 'three\n' },
    { origin: null, line: 4, count: 1, text: 'four' },
  ]);
});

it('has no lines of an empty text', () => {
  expect(linesFrom('', { version: 1, runs: [], versions: [], lookedBackTo: null, coarse: false })).toEqual(
    [],
  );
});
