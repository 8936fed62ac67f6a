import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newcomer, type Person } from '@/lib/lab/people/person';
import { keepPersons, keptPersons } from './kept-persons';

const ana: Person = {
  ...newcomer('Ana'),
  held: { version: 1, tag: '"1"', date: null, title: 'Picnic', body: 'Bring' },
  title: 'Picnic',
  body: 'Bring cheese',
  lock: 'opaque',
};

beforeEach(() => {
  const store = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => store.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('gives back what somebody read, typed and locked', () => {
  keepPersons('a', 1, [ana, newcomer('Ben')]);
  expect(keptPersons('a', 1)).toEqual(
    new Map([
      ['Ana', ana],
      ['Ben', newcomer('Ben')],
    ]),
  );
});

it('gives back nothing of another round or another lab', () => {
  keepPersons('a', 1, [ana]);
  expect(keptPersons('a', 2).size).toBe(0);
  expect(keptPersons('b', 1).size).toBe(0);
});

it('takes nothing else for a person', () => {
  for (const strange of [
    '',
    '{',
    '7',
    'null',
    '{"round":1}',
    '{"round":1,"persons":[null,7,{"name":"Ana"}]}',
  ]) {
    sessionStorage.setItem('midair-lab-a-persons', strange);
    expect(keptPersons('a', 1).size, strange).toBe(0);
  }
});

it('does without where the browser forbids storing', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepPersons('a', 1, [ana]);
  expect(keptPersons('a', 1).size).toBe(0);
});
