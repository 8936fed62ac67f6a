import { expect, it } from 'vitest';
import { countFaults } from './count-faults';

it('tells a fault as it begins, and how often it came as it ends', () => {
  const told: unknown[] = [];
  const happened = countFaults({
    onFirst: (fault) => told.push(fault),
    onEnd: (faults) => told.push(faults),
  });
  for (const each of [null, 'full', 'full', 'full', null, null, 'locked', null]) happened(each);
  expect(told).toEqual(['full', 3, 'locked', 1]);
});
