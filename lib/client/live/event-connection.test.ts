import { expect, it } from 'vitest';
import { EventConnection, NoStreamError } from './event-connection';

/** A connection to a server that opens no stream, with the waits that it asks for. */
async function waitsOf(errors: readonly Error[]): Promise<readonly number[]> {
  const waits: number[] = [];
  const refusals = [...errors];
  await new Promise<void>((resolve) => {
    const connection = new EventConnection({
      open: async () => {
        throw refusals.shift()!;
      },
      onEvent: () => {},
      onState: () => {},
      after: (delay, run) => {
        // The silence that ends a connection is not what is asked about.
        if (delay === 40_000) return () => {};
        waits.push(delay);
        if (refusals.length === 0) resolve();
        else queueMicrotask(run);
        return () => {};
      },
      random: () => 0,
    });
    connection.follow(['a'], null);
  });
  return waits.slice(1);
}

it('comes back later each time, and not before the server wants it', async () => {
  const network = new TypeError('No network.');
  const refused = new NoStreamError('429', 45_000);
  const silent = new NoStreamError('502', null);
  expect(await waitsOf([network, silent, refused, network])).toEqual([500, 1_000, 45_000, 4_000]);
});
