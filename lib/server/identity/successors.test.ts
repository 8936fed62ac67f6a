import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { adopt } from './adopt';
import { formerOf, successorOf } from './successors';

describe.each(PROVIDERS)('who became whom, on %s', (provider) => {
  const database = openedDatabase(provider);
  let now = Date.UTC(2030, 0, 1);

  const ground = () => ({ database: database(), live: { announce: () => {} }, ports: { now: () => now++ } });
  const become = (from: string, to: string) => adopt(ground(), from, to);
  const former = (id: string) => formerOf({ database: database() }, id);
  const successors = (...ids: string[]) =>
    Promise.all(ids.map((personId) => successorOf({ database: database() }, personId)));

  it('is known of all who became somebody, however many came between, the latest first', async () => {
    const [a, b, c, d] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await become(a, b);
    await become(c, b);
    expect(await successors(a, b, c, d)).toEqual([b, null, b, null]);
    expect(await former(b)).toEqual([c, a]);
    await become(b, d);
    expect(await successors(a, b, c, d)).toEqual([d, d, d, null]);
    expect([await former(b), await former(d)]).toEqual([[], [b, c, a]]);
  });

  it('is never a circle: whoever is given something goes on as themselves', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await become(a, b);
    await become(b, a);
    expect(await successors(a, b)).toEqual([null, a]);
    await become(a, c);
    await become(c, b);
    expect(await successors(a, b, c)).toEqual([b, null, b]);
    await become(a, a);
    expect(await successors(a)).toEqual([b]);
  });

  it('is not known of whoever keeps what they have, since they have an account', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await database().write((transaction) =>
      transaction.account.create({
        data: { issuer: 'i', subject: a, personId: a, createdAt: new Date(now) },
      }),
    );
    await become(a, b);
    expect(await successors(a)).toEqual([null]);
  });
});
