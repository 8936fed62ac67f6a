import { expect, it } from 'vitest';
import { Shares } from './shares';

const open = (shares: Shares, person: string | null, address: string) => shares.take({ person, address });

it('gives each person, each address and all together so many streams, and says whose are used up', () => {
  const shares = new Shares({ person: 2, address: 3, all: 5 });
  expect(open(shares, 'ana', 'x')).toBeTypeOf('function');
  expect(open(shares, 'ana', 'x')).toBeTypeOf('function');
  expect(open(shares, 'ana', 'x')).toBe('person');
  expect(open(shares, 'ana', 'y')).toBe('person');
  expect(open(shares, null, 'x')).toBeTypeOf('function');
  expect(open(shares, null, 'x')).toBe('address');
  expect(open(shares, 'ben', 'x')).toBe('address');
  expect(open(shares, 'ben', 'y')).toBeTypeOf('function');
  expect(open(shares, 'cleo', 'z')).toBeTypeOf('function');
  expect(open(shares, 'cleo', 'z')).toBe('all');
});

it('has the place again once a stream is closed, once only, and keeps nothing of it', () => {
  const shares = new Shares({ person: 1, address: 2 });
  const first = open(shares, 'ana', 'x');
  const second = open(shares, 'ben', 'x');
  if (typeof first !== 'function' || typeof second !== 'function') throw new Error('No place.');
  first();
  first();
  expect(open(shares, 'cleo', 'x')).toBeTypeOf('function');
  expect(open(shares, 'dan', 'x')).toBe('address');
});

it('takes nothing where it says no', () => {
  const shares = new Shares({ person: 5, address: 1, all: 3 });
  open(shares, 'ana', 'x');
  for (let tries = 0; tries < 10; tries++) expect(open(shares, 'ana', 'x')).toBe('address');
  expect(open(shares, 'ana', 'y')).toBeTypeOf('function');
});
