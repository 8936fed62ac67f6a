import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { PostgresRelay } from './postgres-relay';
import type { RelayedMessage } from './relay';

/** A document's id, by its last letters. */
const id = (letter: string) => `6f1c2f9e-1111-4111-8111-${letter.padStart(12, '0')}`;
const changed = (letter: string): RelayedMessage => ({ kind: 'changed', document: id(letter) });

let database: TestPostgres;

beforeAll(async () => {
  database = await startPostgres();
});

afterAll(async () => {
  await database.stop();
});

/** An instance that listens, and what it heard. */
async function instance() {
  const heard: RelayedMessage[] = [];
  const faults: unknown[] = [];
  let returns = 0;
  const relay = new PostgresRelay({ url: database.url, onFault: (fault) => faults.push(fault) });
  relay.listen({
    onMessage: (message) => heard.push(message),
    onReturn: () => returns++,
  });
  const listening = (times = 1) => vi.waitFor(() => expect(returns).toBe(times), { timeout: 20_000 });
  await listening();
  return { relay, heard, faults, listening };
}

describe('instances over one PostgreSQL', () => {
  it('hear of each other, in order, and not of themselves', async () => {
    const [a, b] = await Promise.all([instance(), instance()]);
    for (let i = 0; i < 200; i++) a.relay.send(changed(`${i}`));
    await vi.waitFor(() => expect(b.heard).toHaveLength(200), { timeout: 20_000 });
    expect(b.heard).toEqual(Array.from({ length: 200 }, (_, i) => changed(`${i}`)));
    expect(a.heard).toEqual([]);
    await Promise.all([a.relay.close(), b.relay.close()]);
  });

  it('pass presence on whole', async () => {
    const [a, b] = await Promise.all([instance(), instance()]);
    const arrived: RelayedMessage = {
      kind: 'arrived',
      document: id('d'),
      person: { id: id('a'), name: 'Ana “quoted” \\ 😀', colour: 3 },
      report: { tab: 't1', unsaved: true, lines: [[1, 2]] },
      visitor: { standing: 'named', origin: '2001:db8::/64', was: [] },
    };
    const left: RelayedMessage = { kind: 'left', document: id('d'), personId: id('a'), tab: null };
    a.relay.send(arrived);
    a.relay.send(left);
    await vi.waitFor(() => expect(b.heard).toEqual([arrived, left]), { timeout: 20_000 });
    await Promise.all([a.relay.close(), b.relay.close()]);
  });

  it('come back when the connection was cut, and say so', async () => {
    const [a, b] = await Promise.all([instance(), instance()]);
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'midair events'",
    );
    await admin.end();
    await Promise.all([a.listening(2), b.listening(2)]);
    a.relay.send(changed('d'));
    await vi.waitFor(() => expect(b.heard).toEqual([changed('d')]), { timeout: 20_000 });
    expect(b.faults.length).toBeGreaterThan(0);
    await Promise.all([a.relay.close(), b.relay.close()]);
  });

  it('are not disturbed by what is no message of theirs', async () => {
    const b = await instance();
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    for (const payload of ['', '{', '{"from":"x","message":{"kind":"unknown"}}', '[]', 'null']) {
      await other.query('SELECT pg_notify($1, $2)', ['midair_events', payload]);
    }
    await other.query('SELECT pg_notify($1, $2)', [
      'midair_events',
      JSON.stringify({ from: 'x', message: changed('d') }),
    ]);
    await vi.waitFor(() => expect(b.heard).toEqual([changed('d')]), { timeout: 20_000 });
    expect(b.faults).toEqual([]);
    await Promise.all([other.end(), b.relay.close()]);
  });
});
