import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type LimitName, parseLimits, SHARED } from './limits';

it('has limits where nothing is said, and for a class of any size several times those of one person', () => {
  const limits = parseLimits('');
  for (const { person, address } of Object.values(limits)) {
    if (person !== undefined && address !== undefined) expect(address).toBeGreaterThanOrEqual(person);
  }
  expect(limits.streams.all).toBeGreaterThan(limits.streams.address!);
});

it('changes those that are named, and leaves the others', () => {
  const limits = parseLimits(' updates.person=7 ,streams.address = off, sign-ins.address=12 ');
  const usual = parseLimits('');
  expect(limits.updates).toEqual({ ...usual.updates, person: 7 });
  expect(limits.streams).toEqual({ ...usual.streams, address: undefined });
  expect(limits['sign-ins']).toEqual({ address: 12 });
  expect(limits.creations).toEqual(usual.creations);
});

it('has none at all where they are off', () => {
  expect(Object.values(parseLimits('off')).every((limit) => Object.keys(limit).length === 0)).toBe(true);
});

it.each([
  'updates',
  'updates=5',
  'updates.person=0',
  'updates.person=-1',
  'updates.person=1e3',
  'reads.person=5',
  'toString.length=5',
  'on',
])('refuses %j, and says what can be written', (text) => {
  expect(() => parseLimits(text)).toThrow(RangeError);
  expect(() => parseLimits(text)).toThrow(/updates\.person/);
});

it('says on the page about them what they are', () => {
  const number = (value: number | undefined) => value?.toLocaleString('en') ?? '–';
  const expected = Object.entries(parseLimits('')).map(([name, { person, address, all }]) => {
    const isOpen = name === 'streams' || name === 'connections';
    const last = isOpen ? number(all) : SHARED.has(name as LimitName) ? 'yes' : 'no';
    return [`\`${name}\``, number(person), number(address), last];
  });
  const rows = [...readFileSync('docs/limits.md', 'utf8').matchAll(/^\| (`.*) \| [^|]+ \|$/gm)];
  expect(rows.map(([, cells]) => cells!.split(' | '))).toEqual(expected);
});
