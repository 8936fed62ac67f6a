import { expect, it } from 'vitest';
import { Connections } from './connections';

function connection() {
  const made = { destroyed: false, destroy: () => (made.destroyed = true) };
  return made;
}
const some = (count: number) => Array.from({ length: count }, connection);

it('lets no group have more than its share, and counts for nobody what has none', () => {
  const connections = new Connections({ all: 100, address: 2 });
  const [first, second, third] = some(3) as [
    ReturnType<typeof connection>,
    ReturnType<typeof connection>,
    ReturnType<typeof connection>,
  ];
  expect(connections.admit(first, 'a')).toBe(true);
  expect(connections.admit(second, 'a')).toBe(true);
  expect(connections.admit(third, 'a')).toBe(false);
  expect([first.destroyed, third.destroyed]).toEqual([false, true]);
  expect(connections.admit(connection(), 'b')).toBe(true);
  for (const each of some(50)) expect(connections.admit(each, null)).toBe(true);
  connections.leave(first);
  expect(connections.admit(connection(), 'a')).toBe(true);
  expect(connections.admit(connection(), 'a')).toBe(false);
});

it('makes room by whoever has been silent for longest, and never by whoever asks something', () => {
  const connections = new Connections({ all: 3, address: 3 });
  const [asking, early, late] = some(3) as [
    ReturnType<typeof connection>,
    ReturnType<typeof connection>,
    ReturnType<typeof connection>,
  ];
  for (const each of [asking, early, late]) connections.admit(each, null);
  connections.begin(asking);
  connections.begin(early);
  connections.end(early);
  const next = connection();
  expect(connections.admit(next, null)).toBe(true);
  expect([asking, early, late].map(({ destroyed }) => destroyed)).toEqual([false, false, true]);
  connections.begin(early);
  connections.begin(next);
  const refused = connection();
  expect(connections.admit(refused, null)).toBe(false);
  expect([asking, early, next, refused].map(({ destroyed }) => destroyed)).toEqual([
    false,
    false,
    false,
    true,
  ]);
  connections.leave(asking);
  expect(connections.admit(connection(), null)).toBe(true);
});
