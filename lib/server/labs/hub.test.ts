import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabHub } from './hub';
import { clientNames } from './names';
import type { RecordLimits } from './record-repository';
import { aLab } from './testing/a-lab';
import { MemoryLabs } from './testing/memory-labs';

const ROOM = { exchanges: 600, ofOne: 1_000_000, bytes: 1_000_000 };

let labs: MemoryLabs;
let hub: LabHub;
let faults: unknown[];
/** What is kept of records. */
let limits: RecordLimits;
/** Called before each read, as if the database took its time. */
let delay: () => Promise<void>;

function open(waiting = 1_000_000): LabHub {
  return new LabHub({
    source: {
      find: async (id) => {
        await delay();
        return labs.find(id);
      },
      beginning: async ({ gone }) =>
        gone && { at: gone.at.getTime(), version: gone.version, title: 'Then', body: 'What was left' },
      clients: async ({ joined }) => clientNames(joined, []).map((name) => ({ name, teacher: false })),
      progressAfter: async (id, changed) => {
        await delay();
        return labs.progressAfter(id, changed);
      },
      recordedAfter: async (id, sequence) => {
        await delay();
        return labs.recordedAfter(id, sequence);
      },
    },
    onFault: (fault) => faults.push(fault),
    waiting,
  });
}

beforeEach(async () => {
  vi.useFakeTimers();
  faults = [];
  limits = ROOM;
  delay = async () => {};
  labs = new MemoryLabs();
  for (const id of ['one', 'two', 'small', 'large']) await labs.insert(aLab({ id }));
  hub = open();
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
  expect(faults).toEqual([]);
});

/** Records an exchange, as any instance may. */
async function record(labId: string, round: number, id: string, requestBody = ''): Promise<void> {
  const exchange = { text: JSON.stringify({ id, requestBody }), wrote: null, endedAt: new Date() };
  await labs.record(labId, round, [exchange], limits);
}

/** The same, with news of it. */
async function tell(labId: string, round: number, id: string, body = ''): Promise<void> {
  await record(labId, round, id, body);
  hub.announce(labId);
}

async function restart(labId: string): Promise<void> {
  const { startVersion } = (await labs.find(labId))!;
  await labs.restart(labId, { guard: 'none', startVersion: startVersion + 1 });
  hub.announce(labId);
}

/** The stream of somebody who follows a lab; `null` where there is none. */
function streamOf(labId: string, lastEventId: string | null = null, teacher = false) {
  return hub.open(labId, { lastEventId, teacher }, (connect) => connect(() => {}));
}

/** A reader that takes in what has been sent by now, as the ids of exchanges and the names of other events. */
async function reader(labId: string, lastEventId: string | null = null, teacher = false) {
  const stream = (await streamOf(labId, lastEventId, teacher))!.getReader();
  let ended = false;
  // A read that nothing answered yet has the next chunk.
  let reading: ReturnType<typeof stream.read> | null = null;
  const ids: string[] = [];
  let text = '';
  const take = async (): Promise<readonly string[]> => {
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
      const chunk = new TextDecoder().decode(step.value);
      text += chunk;
      ids.push(...[...chunk.matchAll(/^id: (.*)$/gm)].map(([, id]) => id!));
      seen.push(...framesOf(chunk));
    }
  };
  return {
    take,
    /** The same without the greeting. */
    record: async () => (await take()).filter((event) => event !== 'lab' && event !== 'clients'),
    ids,
    /** What came as events of a name, as data. */
    told: (name: string) =>
      text
        .split('\n\n')
        .filter((frame) => frame.startsWith(`event: ${name}\n`))
        .map((frame) => JSON.parse(/^data: (.*)$/m.exec(frame)![1]!)),
    ended: () => ended,
    leave: () => stream.cancel(),
  };
}

/** Resolves once everything that was ready to be read has had its turn. */
async function nothingMore(): Promise<null> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
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
    const [ana, ben, stranger] = [await reader('one'), await reader('one'), await reader('two')];
    for (const id of ['a', 'b', 'c']) await tell('one', 1, id);
    expect(await ana.take()).toEqual(['lab', 'clients', 'a', 'b', 'c']);
    expect(await ben.take()).toEqual(['lab', 'clients', 'a', 'b', 'c']);
    expect(await stranger.take()).toEqual(['lab', 'clients']);
  });

  it('is told from its beginning to whoever comes late, after the lab and its clients', async () => {
    for (const id of ['a', 'b']) await record('one', 1, id);
    const late = await reader('one');
    await tell('one', 1, 'c');
    expect(await late.take()).toEqual(['lab', 'clients', 'a', 'b', 'c']);
  });

  it('of another instance is told at the next look where the news of it got lost', async () => {
    const ana = await reader('one');
    await record('one', 1, 'a');
    expect(await ana.record()).toEqual([]);
    await hub.reconcile();
    expect(await ana.record()).toEqual(['a']);
  });

  it('is told once and in order however news comes while it is read', async () => {
    const ana = await reader('one');
    let reads = 0;
    delay = async () => {
      reads += 1;
      if (reads < 12) await tell('one', 1, String(reads));
      for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
      hub.announce('one');
      if (reads > 40) delay = async () => {};
    };
    hub.announce('one');
    expect(await ana.record()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });

  it('goes on without a gap and without a repetition for whoever comes back in the same round, here or elsewhere', async () => {
    for (const id of ['a', 'b', 'c']) await record('one', 1, id);
    expect(await (await reader('one', '1.2')).record()).toEqual(['c']);
    hub.stop();
    hub = open();
    expect(await (await reader('one', '1.2')).record()).toEqual(['c']);
    expect(await (await reader('one', '1.3')).record()).toEqual([]);
    for (const nonsense of ['0.2', '', 'x.y', '1', '1.0'])
      expect(await (await reader('one', nonsense)).record()).toEqual(['a', 'b', 'c']);
  });

  it('has the numbers under which it is kept, which go on over rounds', async () => {
    const ana = await reader('one');
    await tell('one', 1, 'a');
    await restart('one');
    await tell('one', 2, 'b');
    await ana.take();
    expect(ana.ids.at(-1)).toBe('2.2');
  });

  it('begins anew with a round, also for whoever saw the one before', async () => {
    const follower = await reader('one');
    await tell('one', 1, 'a');
    expect(await follower.record()).toEqual(['a']);
    await restart('one');
    await tell('one', 2, 'b');
    expect(await follower.take()).toEqual(['lab', 'b']);
    expect(await (await reader('one', '1.1')).record()).toEqual(['b']);
  });

  it('of a round that begins while the lab is read comes after the news of it', async () => {
    const follower = await reader('one');
    await follower.take();
    let reads = 0;
    delay = async () => {
      reads += 1;
      // After the lab was read, before its record is.
      if (reads !== 2) return;
      await labs.restart('one', { guard: 'none', startVersion: 2 });
      await record('one', 2, 'b');
    };
    hub.announce('one');
    expect(await follower.take()).toEqual(['lab', 'b']);
  });

  it('is long, and yet told as a whole to whoever comes late', async () => {
    const ids = Array.from({ length: 450 }, (_, nth) => String(nth));
    for (const id of ids) await record('one', 1, id);
    expect(await (await reader('one')).record()).toEqual(ids);
  });
});

describe('a record of which the oldest is gone', () => {
  const GREETING = ['lab', 'clients', 'begins'];

  it('is told from where it begins, and says so, to whoever comes late or was away for too long', async () => {
    const follower = await reader('one');
    for (const id of ['a', 'b', 'c']) await tell('one', 1, id);
    expect(await follower.take()).toEqual(['lab', 'clients', 'a', 'b', 'c']);
    limits = { ...ROOM, exchanges: 2 };
    for (const id of ['d', 'e']) await tell('one', 1, id);
    // Whoever was there has all of it.
    expect(await follower.take()).toEqual(['d', 'e']);
    const late = await reader('one');
    expect(await late.take()).toEqual([...GREETING, 'd', 'e']);
    const begins = { at: Date.now(), version: 1, title: 'Then', body: 'What was left' };
    expect(late.told('begins')).toEqual([{ begins }]);
    expect(await (await reader('one', '1.2')).take()).toEqual([...GREETING, 'd', 'e']);
    expect(await (await reader('one', '1.3')).take()).toEqual(['lab', 'clients', 'd', 'e']);
    expect(await (await reader('one', '1.4')).take()).toEqual(['lab', 'clients', 'e']);
    // In another instance, and after a restart.
    hub.stop();
    hub = open();
    expect(await (await reader('one')).take()).toEqual([...GREETING, 'd', 'e']);
    await restart('one');
    expect(await (await reader('one', '1.4')).take()).toEqual(['lab', 'clients']);
  });

  it('is told so to whoever follows where it was gone before it was read', async () => {
    const follower = await reader('one');
    await tell('one', 1, 'a');
    expect(await follower.take()).toEqual(['lab', 'clients', 'a']);
    limits = { ...ROOM, exchanges: 2 };
    for (const id of ['b', 'c', 'd', 'e']) await record('one', 1, id);
    hub.announce('one');
    expect(await follower.take()).toEqual(['begins', 'd', 'e']);
  });

  it('is told so also where it goes between the reading of the lab and that of the record', async () => {
    const follower = await reader('one');
    await follower.take();
    limits = { ...ROOM, exchanges: 2 };
    for (const id of ['a', 'b']) await record('one', 1, id);
    let reads = 0;
    delay = async () => {
      reads += 1;
      if (reads === 2) for (const id of ['c', 'd']) await record('one', 1, id);
    };
    hub.announce('one');
    expect(await follower.take()).toEqual(['begins', 'c', 'd']);
  });

  it('is not kept here any longer than where records are kept', async () => {
    await reader('one');
    limits = { ...ROOM, bytes: 3_000 };
    for (const id of ['a', 'b', 'c']) await tell('one', 1, id, 'x'.repeat(900));
    for (const id of ['l', 'm']) await tell('two', 1, id, 'x'.repeat(900));
    hub.announce('one');
    expect(await (await reader('one')).record()).toEqual(['begins', 'c']);
  });
});

describe('progress', () => {
  const note = async (place: number, challenge: string, said: object) => {
    const where = { place, name: `Client ${place}`, challenge };
    await labs.note('one', where, said, new Date(0), { ofPlace: 9, shared: null });
    hub.announce('one');
  };
  const row = (place: number, challenge: string, parts: object = {}) => ({
    ...{ name: `Client ${place}`, challenge, prediction: null, reachedAt: null },
    ...parts,
  });

  it('is told to teachers and to nobody else', async () => {
    const student = await reader('one');
    const teacher = await reader('one', null, true);
    await note(0, 'a', { prediction: 'this' });
    await note(1, 'a', { reached: true });
    await note(0, 'a', {});
    expect(await teacher.take()).toEqual(['lab', 'clients', 'progress', 'progress']);
    expect(teacher.told('progress')).toEqual([
      row(0, 'a', { prediction: 'this' }),
      row(1, 'a', { reachedAt: '1970-01-01T00:00:00.000Z' }),
    ]);
    expect(await student.take()).toEqual(['lab', 'clients']);
    expect(await (await reader('one')).take()).toEqual(['lab', 'clients']);
  });

  it('is told as it is to a teacher who comes late, the first as any other', async () => {
    await note(0, 'a', {});
    await note(0, 'b', { reached: true });
    await note(0, 'a', { prediction: 'this' });
    const rows = [
      row(0, 'b', { reachedAt: '1970-01-01T00:00:00.000Z' }),
      row(0, 'a', { prediction: 'this' }),
    ];
    for (let nth = 0; nth < 3; nth += 1) {
      const teacher = await reader('one', null, true);
      await teacher.take();
      expect(teacher.told('progress')).toEqual(rows);
    }
  });

  it('is encoded once for all teachers, so that a slow one holds no copy', async () => {
    for (let place = 0; place < 20; place += 1) await note(place, 'a', { prediction: 'x'.repeat(200) });
    const chunks = async () => {
      const stream = (await streamOf('one', null, true))!.getReader();
      const taken: Uint8Array[] = [];
      for (let nth = 0; nth < 21; nth += 1) taken.push((await stream.read()).value!);
      return taken.slice(1);
    };
    const [ana, ben] = [await chunks(), await chunks()];
    expect(ana.every((chunk, nth) => chunk === ben[nth])).toBe(true);
  });

  it('is told no more to a teacher who left, and goes on over a new round', async () => {
    const [ana, ben] = [await reader('one', null, true), await reader('one', null, true)];
    await ana.leave();
    await restart('one');
    await note(0, 'a', {});
    expect(await ben.take()).toEqual(['lab', 'clients', 'lab', 'progress']);
  });
});

describe('the memory of the record', () => {
  it('is not filled up by a reader that does not read: its stream ends, the others go on', async () => {
    hub = open(2_000);
    const slow = await reader('one');
    const quick = await reader('one');
    const seen: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      await tell('one', 1, `e${index}`, 'x'.repeat(300));
      seen.push(...(await quick.record()));
    }
    expect(seen).toHaveLength(20);
    expect(hub.audience('one')).toBe(1);
    const got = await slow.record();
    expect(slow.ended()).toBe(true);
    expect(got.length).toBeGreaterThan(0);
    expect(got.length).toBeLessThan(10);
    expect(got).toEqual(seen.slice(0, got.length));
    expect(quick.ended()).toBe(false);
  });
});

describe('those who follow a lab', () => {
  it('hear of a switch and of whoever joins, once each', async () => {
    const ana = await reader('one');
    await ana.take();
    await labs.change((await labs.find('one'))!, { guard: 'lock', paused: false, challenge: null });
    hub.announce('one');
    expect(await ana.take()).toEqual(['lab']);
    await labs.join('one', 1, { most: 9, guest: null });
    hub.announce('one');
    hub.announce('one');
    expect(await ana.take()).toEqual(['clients']);
    await labs.lock('one', { holder: 'a', token: 't', until: new Date() }, new Date());
    hub.announce('one');
    expect(await ana.take()).toEqual([]);
  });

  it('are counted, and no longer once they left', async () => {
    const [ana, ben] = [await reader('one'), await reader('one')];
    expect(hub.audience('one')).toBe(2);
    expect(hub.followed).toEqual(['one']);
    await ana.leave();
    expect(hub.audience('one')).toBe(1);
    await tell('one', 1, 'a');
    expect(await ben.record()).toEqual(['a']);
    await ben.leave();
    expect(hub.followed).toEqual([]);
    expect(hub.audience('nobody')).toBe(0);
  });

  it('hear something every 15 seconds, so that nothing on the way takes the connection for dead', async () => {
    const ana = await reader('one');
    await ana.take();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(await ana.take()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ana.take()).toEqual(['comment']);
  });

  it('are let go when the lab is over, and all of them when the server stops', async () => {
    const [ana, ben] = [await reader('one'), await reader('two')];
    await labs.remove(['one']);
    hub.announce('one');
    await ana.take();
    await ben.take();
    expect([ana.ended(), ben.ended()]).toEqual([true, false]);
    expect(await streamOf('one')).toBeNull();
    hub.stop();
    await ben.take();
    expect(ben.ended()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('find no lab that ends while they come', async () => {
    let ended = false;
    delay = async () => {
      if (!ended) await labs.remove(['one']);
      ended = true;
    };
    expect(await streamOf('one')).toBeNull();
    expect(hub.audience('one')).toBe(0);
  });

  it.each([1, 2, 3])(
    'come though it is looked for labs that nobody follows just as read %i begins',
    async (nth) => {
      await record('one', 1, 'a');
      let reads = 0;
      delay = async () => {
        reads += 1;
        if (reads !== nth) return;
        await Promise.resolve();
        void hub.reconcile();
      };
      const ana = await reader('one');
      expect(reads).toBeGreaterThanOrEqual(3);
      delay = async () => {};
      expect(await ana.take()).toEqual(['lab', 'clients', 'a']);
      await hub.reconcile();
      await tell('one', 1, 'b');
      expect(await ana.take()).toEqual(['b']);
      expect(ana.ended()).toBe(false);
    },
  );

  it('that have gone again before they came leave nothing behind', async () => {
    await hub.open('one', { lastEventId: null, teacher: false }, () => {});
    const find = vi.spyOn(labs, 'find');
    await hub.reconcile();
    expect(find).not.toHaveBeenCalled();
    expect(hub.followed).toEqual([]);
  });

  it('catch up after what could not be read', async () => {
    const ana = await reader('one');
    await ana.take();
    delay = async () => {
      throw new Error('away');
    };
    await tell('one', 1, 'a');
    expect(await ana.record()).toEqual([]);
    expect(faults.splice(0)).toHaveLength(1);
    delay = async () => {};
    await tell('one', 1, 'b');
    expect(await ana.record()).toEqual(['a', 'b']);
  });
});
