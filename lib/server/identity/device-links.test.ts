import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type DatabaseLocation, openDatabase } from '@/lib/server/database/database';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { findDeviceLink, forgetDeviceLinks, makeDeviceLink, takeDeviceLink } from './device-links';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Place {
  readonly location: DatabaseLocation;
  readonly leave: () => Promise<void> | void;
}

async function sqlite(): Promise<Place> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-'));
  const location = { provider: 'sqlite', file: path.join(folder, 'test.sqlite') } as const;
  return { location, leave: () => rmSync(folder, { recursive: true }) };
}

async function postgresql(): Promise<Place> {
  const { url, stop } = await startPostgres();
  return { location: { provider: 'postgresql', url }, leave: stop };
}

describe.each([
  ['SQLite', sqlite],
  ['PostgreSQL', postgresql],
])('links for another device on %s', (_, open) => {
  let place: Place;
  let database: Database;
  let now = Date.parse('2030-01-01T00:00:00Z');
  beforeAll(async () => {
    place = await open();
    database = await openDatabase(place.location);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await place.leave();
  });

  const ground = () => ({ database, ports: { now: () => now } });
  const find = (secret: string) => findDeviceLink(ground(), secret);
  const take = (secret: string) => takeDeviceLink(ground(), secret);

  it('are found by their secret, which is kept nowhere', async () => {
    const personId = randomUUID();
    const { secret, expiresAt } = await makeDeviceLink(ground(), personId);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(expiresAt.getTime()).toBe(now + 5 * MINUTE);
    expect(await find(secret)).toMatchObject({ personId, expiresAt });
    const rows = await database.readClient.deviceLink.findMany({ where: { personId } });
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
    expect(await database.readClient.deviceLink.count()).toBe(0);
  });
});
