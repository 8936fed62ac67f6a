import { expect, it } from 'vitest';
import type { LinesFrom } from '@/lib/client/cache/who-wrote';
import { lineNumbers, linesByAuthor } from './line-authors-words';

const run = (id: string | null, line: number, count: number): LinesFrom => ({
  origin: id === null ? null : ({ author: { id, name: id.slice(0, 3), colour: 0 } } as LinesFrom['origin']),
  line,
  count,
  text: '',
});

it('names a line by its number and several by the first and the last', () => {
  expect(lineNumbers({ line: 4, count: 1 })).toBe('line 4');
  expect(lineNumbers({ line: 4, count: 3 })).toBe('lines 4 to 6');
});

it('counts the lines of each person, most first, and keeps people of one name apart', () => {
  const runs = [
    run('Ben', 1, 2),
    run('Ana', 3, 4),
    run('Ben', 7, 1),
    run('Ana of Rome', 8, 1),
    run(null, 9, 2),
  ];
  expect(linesByAuthor(runs, undefined)).toBe(
    'Each line counts for the person who changed it last: Ana 4, Ben 3, Earlier 2, Ana 1.',
  );
  const me = { id: 'Ben', name: 'Ben', colour: 0, was: ['Ana of Rome'] };
  expect(linesByAuthor(runs, me)).toBe(
    'Each line counts for the person who changed it last: You 4, Ana 4, Earlier 2.',
  );
  expect(linesByAuthor([], undefined)).toBe('This version has no lines.');
});
