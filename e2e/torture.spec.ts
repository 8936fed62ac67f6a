import { randomUUID } from 'node:crypto';
import { chanceOf } from '@/scripts/fuzz/chance';
import { checkHistory } from '@/scripts/torture/check-history';
import type { Stage } from '@/scripts/torture/client';
import { countsDone, tooLittle } from '@/scripts/torture/counts';
import { readBack } from '@/scripts/torture/read-back';
import type { TortureRecord } from '@/scripts/torture/record';
import { cookiesAt, runClients } from '@/scripts/torture/run-clients';
import { DATABASES, runTorture } from '@/scripts/torture/run-torture';
import { expect, test } from './fixtures';
import { type OwnServer, ownServer } from './own-server';
import { type Plant, plantingProxy } from './planting-proxy';

const { SEED = '20260102' } = process.env;
const seed = SEED === 'any' ? Math.floor(Math.random() * 2 ** 32) : Number(SEED);

for (const database of DATABASES) {
  test(`nothing is lost, doubled, forked or shown out of order while processes over ${database} are killed (SEED=${seed})`, async () => {
    // Each process that is killed has to start again.
    test.setTimeout(400_000);
    const { record, kills } = await runTorture({
      database,
      instances: 2,
      seed,
      // How much comes of so many requests depends on when processes happen to die: it goes on until there is enough of all.
      enough: (done, killed) =>
        killed >= 5 && done.exchanges.length >= 1_500 && tooLittle(countsDone(done)).length === 0,
    });
    expect(checkHistory(record)).toEqual([]);
    expect(tooLittle(countsDone(record))).toEqual([]);
    expect(kills.length).toBeGreaterThanOrEqual(5);
  });
}

test.describe('a server that is not sound', () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await ownServer({ LIMITS: 'off' });
  });
  test.afterAll(() => server.remove());

  /** What clients did at an address in front of the server, and what is there afterwards. */
  async function acting(address: string, documents: readonly string[]): Promise<TortureRecord> {
    const cookies = await cookiesAt(server.address);
    const stage: Stage = {
      instances: [address],
      documents,
      acts: [],
      exchanges: [],
      answered: 0,
      chance: chanceOf(seed),
      goesOn: () => stage.answered < 800,
    };
    await runClients(stage, cookies);
    const { acts, exchanges } = stage;
    return { acts, exchanges, documents: await readBack(server.address, cookies, documents) };
  }

  const PLANTS: Readonly<Record<Plant, string>> = {
    lost: 'acknowledges a save and drops it',
    doubled: 'stores a save twice',
    forked: 'stores a save over a version that it was not made of',
    stale: 'answers a read with an older version',
  };
  for (const [plant, title] of Object.entries(PLANTS) as readonly [Plant, string][]) {
    test(`is found where it ${title}`, async () => {
      const proxy = await plantingProxy(server.address, plant);
      try {
        const record = await acting(proxy.address, [randomUUID(), randomUUID()]);
        expect(proxy.planted).toBeGreaterThan(0);
        expect(checkHistory(record).map(({ kind }) => kind)).toContain(plant);
      } finally {
        await proxy.close();
      }
    });
  }

  test('is found by the updates that it loses where nothing guards a document', async () => {
    const [cookie = ''] = await cookiesAt(server.address);
    const made = await fetch(`${server.address}/api/labs`, {
      method: 'POST',
      headers: { cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ guard: 'none', trial: true }),
    });
    const { id } = (await made.json()) as { readonly id: string };
    const { acts, exchanges, documents } = await acting(server.address, [id]);
    // The lab has written the first one.
    const given = documents.map((kept) => (kept.id === id ? { ...kept, given: 1 } : kept));
    const faults = checkHistory({ acts, exchanges, documents: given });
    expect(faults.filter(({ kind, document }) => kind === 'lost' && document === id).length).toBeGreaterThan(
      10,
    );
    // Nothing else is there that would be lost.
    expect(faults.filter(({ document }) => document !== id)).toEqual([]);
  });
});
