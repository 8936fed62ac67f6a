import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabEvent, LabState } from '@/lib/lab/people/lab-view';
import { LabHub } from './hub';

const ROOM = { exchanges: 600, ofOne: 1_000_000, bytes: 1_000_000, waiting: 1_000_000 };

let hub: LabHub;
beforeEach(() => {
  vi.useFakeTimers();
  hub = new LabHub(ROOM);
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

function exchange(id: string, body = ''): Exchange {
  return {
    id,
    client: 'Ana',
    method: 'PUT',
    target: '/api/documents/lab',
    requestFields: [],
    requestBody: body,
    status: 204,
    responseFields: [],
    responseBody: null,
    startedAt: 1,
    endedAt: 2,
  };
}

function lab(round: number): LabEvent & { readonly type: 'lab' } {
  const state: LabState = {
    guard: 'none',
    paused: false,
    round,
    start: { version: 1, body: '' },
    expiresAt: '2030-01-01T00:00:00.000Z',
  };
  return { type: 'lab', lab: state };
}

/** A reader that takes in what has been sent by now, as the ids of exchanges and the names of other events. */
function reader(
  labId: string,
  { round = 1, after = null as string | null, greeting = [] as LabEvent[] } = {},
) {
  const stream = hub.connect(labId, greeting, round, after).getReader();
  let ended = false;
  // A read that nothing answered yet has the next chunk.
  let reading: ReturnType<typeof stream.read> | null = null;
  return {
    async take(): Promise<readonly string[]> {
      const seen: string[] = [];
      for (;;) {
        reading ??= stream.read();
        const step = await Promise.race([reading, nothingMore()]);
        if (step === null) return seen;
        reading = null;
        if (step.done) {
          ended = true;
          return seen;
        }
        seen.push(...framesOf(new TextDecoder().decode(step.value)));
      }
    },
    ended: () => ended,
    leave: () => stream.cancel(),
  };
}

/** Resolves once everything that was ready to be read has had its turn. */
async function nothingMore(): Promise<null> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  return null;
}

function framesOf(text: string): readonly string[] {
  return text
    .split('\n\n')
    .filter((frame) => frame !== '' && !frame.startsWith('retry:'))
    .map((frame) => {
      if (frame.startsWith(':')) return 'comment';
      const event = /^event: (.*)$/m.exec(frame)?.[1] ?? '';
      return event === 'exchange' ? JSON.parse(/^data: (.*)$/m.exec(frame)![1]!).exchange.id : event;
    });
}

describe('the record of a lab', () => {
  it('reaches everybody who follows, in the order in which it was made, and nobody in another lab', async () => {
    const [ana, ben, stranger] = [reader('one'), reader('one'), reader('two')];
    for (const id of ['a', 'b', 'c']) hub.record('one', 1, exchange(id));
    expect(await ana.take()).toEqual(['a', 'b', 'c']);
    expect(await ben.take()).toEqual(['a', 'b', 'c']);
    expect(await stranger.take()).toEqual([]);
  });

  it('is told from its beginning to whoever comes late, after the greeting', async () => {
    for (const id of ['a', 'b']) hub.record('one', 1, exchange(id));
    const late = reader('one', { greeting: [lab(1), { type: 'clients', clients: [] }] });
    hub.record('one', 1, exchange('c'));
    expect(await late.take()).toEqual(['lab', 'clients', 'a', 'b', 'c']);
  });

  it('goes on without a gap and without a repetition for whoever comes back in the same round', async () => {
    hub.record('one', 1, exchange('a'));
    hub.record('one', 1, exchange('b'));
    hub.record('one', 1, exchange('c'));
    expect(await reader('one', { after: '1.2' }).take()).toEqual(['c']);
    expect(await reader('one', { after: '1.3' }).take()).toEqual([]);
    for (const nonsense of ['0.2', '', 'x.y', '1', '1.0'])
      expect(await reader('one', { after: nonsense }).take()).toEqual(['a', 'b', 'c']);
  });

  it('begins anew with a round, also for whoever saw the one before', async () => {
    const follower = reader('one');
    hub.record('one', 1, exchange('a'));
    hub.tell('one', lab(2));
    hub.record('one', 2, exchange('b'));
    expect(await follower.take()).toEqual(['a', 'lab', 'b']);
    expect(await reader('one', { round: 2, after: '1.1' }).take()).toEqual(['b']);
  });

  it('has no place for what was sent before the round began, and keeps what it has', async () => {
    hub.tell('one', lab(2));
    hub.record('one', 2, exchange('b'));
    const follower = reader('one', { round: 2 });
    hub.record('one', 1, exchange('late'));
    hub.record('one', 2, exchange('c'));
    expect(await follower.take()).toEqual(['b', 'c']);
    expect(await reader('one', { round: 2 }).take()).toEqual(['b', 'c']);
  });
});

describe('the memory of the record', () => {
  const kept = (labId: string) => reader(labId).take();

  it('is so many exchanges of a lab; the oldest go first', async () => {
    hub = new LabHub({ ...ROOM, exchanges: 3 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) hub.record('one', 1, exchange(id));
    expect(await kept('one')).toEqual(['c', 'd', 'e']);
  });

  it('is so many bytes of one lab; the oldest go first', async () => {
    hub = new LabHub({ ...ROOM, ofOne: 5_000 });
    for (const id of ['a', 'b', 'c', 'd']) hub.record('one', 1, exchange(id, 'é'.repeat(1_000)));
    expect(await reader('one').take()).toEqual(['c', 'd']);
  });

  it('is so many bytes of all labs together; the oldest of the lab with most go first', async () => {
    hub = new LabHub({ ...ROOM, bytes: 5_000 });
    hub.record('small', 1, exchange('s', 'x'.repeat(500)));
    for (let index = 0; index < 50; index += 1)
      hub.record('large', 1, exchange(`l${index}`, 'x'.repeat(500)));
    expect(await kept('small')).toEqual(['s']);
    const large = await kept('large');
    expect(large.length).toBeGreaterThan(2);
    expect(large.length).toBeLessThan(9);
    expect(large.at(-1)).toBe('l49');
  });

  it('is given back by a new round and by forgetting a lab', async () => {
    hub = new LabHub({ ...ROOM, bytes: 3_000 });
    const big = (id: string) => exchange(id, 'x'.repeat(1_000));
    for (let round = 1; round <= 5; round += 1) {
      hub.tell('one', lab(round));
      hub.record('one', round, big(`r${round}`));
    }
    for (let index = 0; index < 5; index += 1) {
      hub.record(`gone${index}`, 1, big('g'));
      hub.forget(`gone${index}`);
    }
    hub.record('two', 1, big('t'));
    expect(await reader('one', { round: 5 }).take()).toEqual(['r5']);
    expect(await kept('two')).toEqual(['t']);
  });

  it('is not filled up by a reader that does not read: its stream ends, the others go on', async () => {
    hub = new LabHub({ ...ROOM, waiting: 2_000 });
    const slow = reader('one');
    const quick = reader('one');
    const seen: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      hub.record('one', 1, exchange(`e${index}`, 'x'.repeat(300)));
      seen.push(...(await quick.take()));
    }
    expect(seen).toHaveLength(20);
    expect(hub.audience('one')).toBe(1);
    const got = await slow.take();
    expect(slow.ended()).toBe(true);
    expect(got.length).toBeGreaterThan(0);
    expect(got.length).toBeLessThan(10);
    expect(got).toEqual(seen.slice(0, got.length));
    expect(quick.ended()).toBe(false);
  });
});

describe('those who follow a lab', () => {
  it('are counted, and no longer once they left', async () => {
    const [ana, ben] = [reader('one'), reader('one')];
    expect(hub.audience('one')).toBe(2);
    await ana.leave();
    expect(hub.audience('one')).toBe(1);
    hub.record('one', 1, exchange('a'));
    expect(await ben.take()).toEqual(['a']);
    expect(hub.audience('nobody')).toBe(0);
  });

  it('hear something every 15 seconds, so that nothing on the way takes the connection for dead', async () => {
    const ana = reader('one');
    await vi.advanceTimersByTimeAsync(14_999);
    expect(await ana.take()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ana.take()).toEqual(['comment']);
  });

  it('are let go when the lab is over, and all of them when the server stops', async () => {
    const [ana, ben] = [reader('one'), reader('two')];
    hub.forget('one');
    await ana.take();
    await ben.take();
    expect([ana.ended(), ben.ended()]).toEqual([true, false]);
    hub.stop();
    await ben.take();
    expect(ben.ended()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
