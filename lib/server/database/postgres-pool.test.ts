import { expect, it } from 'vitest';
import { FEWEST_CONNECTIONS, sharesOf, USUAL_CONNECTIONS } from './postgres-pool';

it('shares out as many connections as there are, with one left to hear of other instances', () => {
  for (let connections = FEWEST_CONNECTIONS; connections < 100; connections++) {
    const { documents, counters } = sharesOf(connections);
    expect(documents + counters + 1).toBe(connections);
    expect(counters).toBeGreaterThanOrEqual(1);
    // One that changes something, and one beside.
    expect(documents).toBeGreaterThanOrEqual(2);
  }
});

it('leaves room for ten instances and for others, of the 97 that PostgreSQL has for all', () => {
  expect(10 * USUAL_CONNECTIONS).toBeLessThanOrEqual(85);
});
