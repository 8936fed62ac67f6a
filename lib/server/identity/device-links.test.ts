import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/database/database';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { findDeviceLink, forgetDeviceLinks, makeDeviceLink, takeDeviceLink } from './device-links';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each(PROVIDERS)('links for another device on %s', (provider) => {
  const database = openedDatabase(provider);
  let now = Date.parse('2030-01-01T00:00:00Z');

  const ground = () => ({ database: database(), ports: { now: () => now }, live: { announce: () => {} } });
  const find = (secret: string) => findDeviceLink(ground(), secret);
  const take = (secret: string, by: string | null = null) => takeDeviceLink(ground(), secret, by);

  it('are found by their secret, which is kept nowhere', async () => {
    const personId = randomUUID();
    const { secret, expiresAt } = await makeDeviceLink(ground(), personId);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(expiresAt.getTime()).toBe(now + 5 * MINUTE);
    expect(await find(secret)).toMatchObject({ personId, expiresAt });
    const rows = await database().readClient.deviceLink.findMany({ where: { personId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await find(rows[0]!.digest)).toBeNull();
  });

  it('are taken by exactly one of many at once', async () => {
    const personId = randomUUID();
    const { secret } = await makeDeviceLink(ground(), personId);
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(secret)));
    expect(taken.filter((each) => each !== 'used')).toEqual([expect.objectContaining({ personId })]);
    expect(await find(secret)).toBe('used');
  });

  it('stay unused where what the other browser had cannot come along', async () => {
    const [personId, by] = [randomUUID(), randomUUID()];
    const { secret } = await makeDeviceLink(ground(), personId);
    const lab = { guard: 'strong', trial: false, startVersion: 1, joined: 0 };
    const data = {
      id: randomUUID(),
      ownerId: by,
      createdAt: new Date(now),
      expiresAt: new Date(now),
      ...lab,
    };
    await database().write((transaction) => transaction.lab.create({ data }));
    const labs = () =>
      database().readClient.lab.findMany({ where: { id: data.id }, select: { ownerId: true } });
    const breaking: Database = {
      ...database(),
      write: (work: Parameters<Database['write']>[0]) =>
        database().write((transaction) => {
          const fails = { updateMany: () => Promise.reject(new Error('The power went.')) };
          return work(
            new Proxy(transaction, { get: (is, key) => (key === 'lab' ? fails : Reflect.get(is, key)) }),
          );
        }) as never,
    };
    await expect(takeDeviceLink({ ...ground(), database: breaking }, secret, by)).rejects.toThrow(
      'The power',
    );
    expect(await find(secret)).toMatchObject({ personId, usedAt: null });
    expect(await labs()).toEqual([{ ownerId: by }]);
    expect(await take(secret, by)).toMatchObject({ personId });
    expect(await labs()).toEqual([{ ownerId: personId }]);
  });

  it('end after five minutes, to the millisecond', async () => {
    const { secret } = await makeDeviceLink(ground(), randomUUID());
    now += 5 * MINUTE - 1;
    expect(await find(secret)).toMatchObject({ usedAt: null });
    now += 1;
    expect([await find(secret), await take(secret)]).toEqual(['expired', 'expired']);
  });

  it('are forgotten a day after their end, and not before', async () => {
    const used = await makeDeviceLink(ground(), randomUUID());
    const left = await makeDeviceLink(ground(), randomUUID());
    await take(used.secret);
    const both = async () => [await find(used.secret), await find(left.secret)];
    now += 5 * MINUTE + DAY;
    await forgetDeviceLinks(ground());
    expect(await both()).toEqual(['used', 'expired']);
    now += 1;
    await forgetDeviceLinks(ground());
    expect(await both()).toEqual([null, null]);
    expect(await database().readClient.deviceLink.count()).toBe(0);
  });
});
