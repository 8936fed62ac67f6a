import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { redisProgram, startRedis, type TestRedis } from '@/lib/server/testing/start-redis';
import { redisRelay } from './redis-relay';
import type { RelayedMessage } from './relay';

const MESSAGE: RelayedMessage = { kind: 'changed', document: '6f1c2f9e-1111-4111-8111-000000000001' };
const OTHER = '6f1c2f9e-1111-4111-8111-000000000002';
const soon = (look: () => void) => vi.waitFor(look, { timeout: 20_000, interval: 5 });

/** An instance at this address. */
function instance(url: string) {
  const heard: RelayedMessage[] = [];
  const faults: unknown[] = [];
  const counts = { gaps: 0, mended: 0 };
  const relay = redisRelay(url, {
    onFault: (fault) => faults.push(fault),
    onMended: () => counts.mended++,
  });
  relay.listen({ onMessage: (message) => heard.push(message), onGap: () => counts.gaps++ });
  return { relay, heard, faults, counts };
}

/** All that a log may have of a fault. */
const told = ({ message, stack, ...more }: Error) => JSON.stringify([message, stack, more]);

it('say nothing of the password where nobody listens', async () => {
  const { relay, faults } = instance('redis://ana:secret@127.0.0.1:1/0');
  await soon(() => expect(faults).toHaveLength(1));
  expect(told(faults[0] as Error)).toContain('ECONNREFUSED');
  expect(told(faults[0] as Error)).not.toContain('secret');
  await relay.close();
});

// Where the system has no such server, `npm test` says so.
describe.each(redisProgram() === null ? [] : ['Redis'])('instances over %s', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis('hush&hush');
  });
  afterAll(() => redis.stop());

  it('say nothing of the password where it is refused', async () => {
    const { relay, faults } = instance(redis.url.replace('hush', 'secret'));
    await soon(() => expect(faults).toHaveLength(1));
    expect(relay.isListening).toBe(false);
    expect(told(faults[0] as Error)).toContain('WRONGPASS');
    expect(told(faults[0] as Error)).not.toMatch(/secret|hush/);
    await relay.close();
  });

  it('hear nothing of those that take another number', async () => {
    const [a, b, c] = [instance(`${redis.url}/1`), instance(`${redis.url}/1`), instance(`${redis.url}`)];
    await soon(() => expect([a, b, c].map(({ relay }) => relay.isListening)).toEqual([true, true, true]));
    a.relay.send(MESSAGE);
    await soon(() => expect(b.heard).toEqual([MESSAGE]));
    c.relay.send({ ...MESSAGE, document: OTHER });
    await redis.say('midair:events:0', [JSON.stringify({ from: 'x', message: MESSAGE })]);
    await soon(() => expect(c.heard).toEqual([MESSAGE]));
    a.relay.send(MESSAGE);
    await soon(() => expect(b.heard.length).toBe(2));
    expect([a.heard, b.heard, c.heard]).toEqual([[], [MESSAGE, MESSAGE], [MESSAGE]]);
    await Promise.all([a, b, c].map(({ relay }) => relay.close()));
  });

  it('that may not say anything tell the others of a gap once they may', async () => {
    const user = (...rules: string[]) =>
      redis.ask(['ACL', 'SETUSER', 'app', 'reset', 'on', '>pass', '+@all', ...rules]);
    await user('allchannels', '-publish');
    const a = instance(redis.url.replace(':hush&hush@', 'app:pass@'));
    const b = instance(redis.url);
    await soon(() => expect([a.relay.isListening, b.relay.isListening]).toEqual([true, true]));
    a.relay.send(MESSAGE);
    await soon(() => expect(a.faults).toHaveLength(1));
    a.relay.send(MESSAGE);
    expect(String(a.faults[0])).toContain('NOPERM');
    await user('allchannels');
    await soon(() => expect(b.counts.gaps).toBe(2));
    await soon(() => expect(a.counts).toEqual({ gaps: 1, mended: 1 }));
    expect(a.faults).toHaveLength(1);
    await Promise.all([a, b].map(({ relay }) => relay.close()));
  });
});
