import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MemoryEvents } from '@/lib/server/testing/memory-events';
import { Live } from './live';
import type { EventRelay, RelayListener } from './relay';

const DOCUMENT = '6f1c2f9e-1111-4111-8111-000000000001';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const HEARD = { reach: 'instances', isListening: true } as const;

/** A process that hears of others by a relay, and a reader of one document. */
async function process(relayed: Pick<EventRelay, 'reach' | 'isListening'> = HEARD) {
  let away = false;
  const source = new MemoryEvents(async () => {
    if (away) throw new Error('The database is away.');
  });
  source.save(DOCUMENT);
  let listener: RelayListener | undefined;
  const hear = (given: RelayListener) => {
    listener = given;
  };
  const faults: unknown[] = [];
  const live = new Live({
    source,
    relay: { ...relayed, send: () => {}, listen: hear, close: async () => {} },
    onFault: (fault) => faults.push(fault),
  });
  let heard = '';
  const stream = live.connect('ana', [DOCUMENT], null, () => {});
  void stream.pipeTo(
    new WritableStream({
      write: (bytes) => {
        heard += new TextDecoder().decode(bytes);
      },
    }),
  );
  await vi.advanceTimersByTimeAsync(0);
  return {
    source,
    listener: listener!,
    faults,
    live,
    versions: () => [...heard.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version)),
    setAway: (is: boolean) => {
      away = is;
    },
  };
}

it.each([
  ['as the relay is back', ({ onGap }: RelayListener) => onGap()],
  [
    'as another instance says that something was saved',
    ({ onMessage }: RelayListener) => onMessage({ kind: 'changed', document: DOCUMENT }),
  ],
])('tells soon what could not be read %s, since the database was still away', async (_, happens) => {
  const { source, listener, faults, live, versions, setAway } = await process();
  source.save(DOCUMENT);
  setAway(true);
  happens(listener);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(faults.length).toBeGreaterThan(1);
  expect(versions()).not.toContain(2);
  setAway(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(versions()).toContain(2);
  const told = faults.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(faults).toHaveLength(told);
  await live.close();
});

it.each([
  ['while other instances are heard', HEARD, 15],
  ['while they cannot be heard', { ...HEARD, isListening: false }, 1],
  ['where another process may be on the same file', { ...HEARD, reach: 'process' }, 1],
] as const)('looks for what nobody announced seldom or often: %s', async (_, relayed, looks) => {
  const { source, live, versions } = await process(relayed);
  await vi.advanceTimersByTimeAsync(100);
  for (const version of [2, 3]) {
    source.save(DOCUMENT);
    await vi.advanceTimersByTimeAsync(looks * 2_000 - 200);
    expect(versions()).not.toContain(version);
    await vi.advanceTimersByTimeAsync(200);
    expect(versions()).toContain(version);
  }
  await live.close();
});
