import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { migrationNames } from '@/lib/server/database/migrate';
import { type EmptyDatabase, emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { Readiness } from './readiness';

describe.each(PROVIDERS)('readiness over %s', (provider) => {
  let place: EmptyDatabase;
  let database: Database;
  let migrations: readonly string[];
  beforeAll(async () => {
    place = await emptyDatabase(provider);
    database = await openDatabase(place.location);
    migrations = await migrationNames(database.provider);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  /** One whose database can be taken away, with a clock that stands until it is set. */
  function scene(relay = { isListening: true }, needed = migrations) {
    const state = { now: 0, away: false, asked: 0 };
    const all: Database['statements']['all'] = (...given) => {
      state.asked++;
      if (state.away) return Promise.reject(Object.assign(new Error('lost'), { code: 'ECONNREFUSED' }));
      return database.statements.all(...given);
    };
    const parts = { statements: { all }, migrations: needed, relay };
    return { state, readiness: new Readiness(parts, () => state.now) };
  }

  it('goes with the database and comes back with it', async () => {
    const { state, readiness } = scene();
    expect(await readiness.missing()).toEqual([]);
    state.away = true;
    state.now += 1_000;
    expect(await readiness.missing()).toEqual(['database']);
    state.away = false;
    state.now += 1_000;
    expect(await readiness.missing()).toEqual([]);
  });

  it('asks the database once a second, however often it is asked itself', async () => {
    const { state, readiness } = scene();
    await Promise.all(Array.from({ length: 50 }, () => readiness.missing()));
    state.now = 999;
    await readiness.missing();
    expect(state.asked).toBe(1);
    state.now = 1_000;
    await readiness.missing();
    expect(state.asked).toBe(2);
  });

  it('needs every migration of this release, and minds no later one', async () => {
    expect(migrations.length).toBeGreaterThan(0);
    const behind = scene(undefined, [...migrations, '99999999999999_later']);
    expect(await behind.readiness.missing()).toEqual(['migrations']);
    expect(await scene(undefined, migrations.slice(1)).readiness.missing()).toEqual([]);
  });

  it('goes and comes with the relay at once', async () => {
    const relay = { isListening: false };
    const { readiness } = scene(relay);
    expect(await readiness.missing()).toEqual(['relay']);
    relay.isListening = true;
    expect(await readiness.missing()).toEqual([]);
  });
});
