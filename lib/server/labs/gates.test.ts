import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabGates } from './gates';
import { LabNews } from './news';
import { aLab } from './testing/a-lab';
import { MemoryLabs } from './testing/memory-labs';

const LONGEST = 100_000;
const REMEMBERED = 30_000;
const never = new AbortController().signal;
/** A gate of one client, Ana's unless said otherwise. */
const at = (name: string, client = 0) => ({ labId: 'lab', client, name });
/** The teacher's of that name. */
const all = (name: string) => ({ labId: 'lab', client: null, name });

let labs: MemoryLabs;
let gates: LabGates;
/** Gates of another instance; news of it comes where `heard` says so. */
let elsewhere: LabGates;
let heard: boolean;
beforeEach(async () => {
  vi.useFakeTimers();
  heard = true;
  labs = new MemoryLabs();
  await labs.insert(aLab({ id: 'lab' }));
  await labs.insert(aLab({ id: 'another' }));
  const news: LabNews[] = [];
  const open = (nth: number) => {
    news[nth] = new LabNews((id, topic) => {
      if (heard) news[1 - nth]!.hear(id, topic);
    });
    return new LabGates(labs, news[nth]!, Date.now);
  };
  gates = open(0);
  elsewhere = open(1);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether a promise is kept by now. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return done;
}

describe('a PUT at a gate', () => {
  it('stands until the gate is opened', async () => {
    const passed = gates.pass(at('a'), never);
    expect(await settled(passed)).toBe(false);
    await gates.open(at('b'));
    expect(await settled(passed)).toBe(false);
    await gates.open(at('a'));
    expect(await settled(passed)).toBe(true);
  });

  it('goes straight through a gate that was opened before it came', async () => {
    await gates.open(at('a'));
    expect(await settled(gates.pass(at('a'), never))).toBe(true);
  });

  it('of several, each goes on only by its own gate, in whatever order these are opened', async () => {
    const order: string[] = [];
    const passing = ['a', 'b', 'c'].map((name) =>
      gates.pass(at(String(name)), never).then(() => order.push(name)),
    );
    for (const name of ['c', 'a', 'b']) {
      await gates.open(at(String(name)));
      await vi.advanceTimersByTimeAsync(0);
    }
    await Promise.all(passing);
    expect(order).toEqual(['c', 'a', 'b']);
  });

  it('goes on by itself when its client is gone, and one that was gone before never stands', async () => {
    const client = new AbortController();
    const passed = gates.pass(at('a'), client.signal);
    expect(await settled(passed)).toBe(false);
    client.abort();
    expect(await settled(passed)).toBe(true);
    expect(await settled(gates.pass(at('b'), client.signal))).toBe(true);
  });

  it('goes on by itself when the server stops, and so does whoever waits for it or comes then', async () => {
    const passed = gates.pass(at('a'), never);
    const waited = gates.arrival(at('b'), 10_000, never);
    gates.stop();
    expect(await settled(passed)).toBe(true);
    expect(await waited).toBe('waiting');
    expect(await settled(gates.pass(at('c'), never))).toBe(true);
  });

  it('goes on by itself after the longest time', async () => {
    const passed = gates.pass(at('a'), never);
    await vi.advanceTimersByTimeAsync(LONGEST - 1);
    expect(await settled(passed)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled(passed)).toBe(true);
  });
});

describe('a gate of another instance', () => {
  it('is opened and waited at from here, at once', async () => {
    const waiting = elsewhere.arrival(at('a'), 10_000, never);
    const passed = gates.pass(at('a'), never);
    expect(await settled(waiting)).toBe(true);
    expect(await waiting).toBe('held');
    expect(await settled(passed)).toBe(false);
    await elsewhere.open(at('a'));
    expect(await settled(passed)).toBe(true);
    await gates.finish(at('b'));
    expect(await elsewhere.arrival(at('b'), 10_000, never)).toBe('answered');
  });

  it('is found open a second later where the news of it got lost', async () => {
    heard = false;
    const waiting = elsewhere.arrival(at('a'), 10_000, never);
    const passed = gates.pass(at('a'), never);
    expect(await settled(passed)).toBe(false);
    await elsewhere.open(at('a'));
    expect(await settled(passed)).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await settled(passed)).toBe(true);
    expect(await waiting).toBe('held');
  });

  it('stays held when only that instance stops', async () => {
    const passed = gates.pass(at('a'), never);
    elsewhere.stop();
    expect(await settled(passed)).toBe(false);
  });
});

describe('whoever waits at a gate for a PUT', () => {
  it('hears that it is held, whether they ask before it comes or after', async () => {
    const early = gates.arrival(at('a'), 10_000, never);
    expect(await settled(early)).toBe(false);
    void gates.pass(at('a'), never);
    expect(await early).toBe('held');
    expect(await gates.arrival(at('a'), 10_000, never)).toBe('held');
  });

  it('hears that it was answered without getting there', async () => {
    const early = gates.arrival(at('a'), 10_000, never);
    await gates.finish(at('a'));
    expect(await early).toBe('answered');
    expect(await gates.arrival(at('a'), 10_000, never)).toBe('answered');
  });

  it('is told to ask again when their patience is over, or when they leave', async () => {
    const patient = gates.arrival(at('a'), 10_000, never);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await settled(patient)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await patient).toBe('waiting');
    const leaving = new AbortController();
    const left = gates.arrival(at('a'), 10_000, leaving.signal);
    leaving.abort();
    expect(await left).toBe('waiting');
  });
});

describe('the memory of gates', () => {
  it('ends a while after the PUT was answered', async () => {
    await gates.open(at('a'));
    await gates.finish(at('a'));
    await vi.advanceTimersByTimeAsync(REMEMBERED - 1);
    expect(await settled(gates.pass(at('a'), never))).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled(gates.pass(at('a'), never))).toBe(false);
  });

  it('ends by itself for a gate that no PUT ever came to', async () => {
    await gates.open(at('a'));
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(await settled(gates.pass(at('a'), never))).toBe(false);
  });

  it('is bounded for each client: past the bound it is held no more, and there is room again later', async () => {
    for (let index = 0; index < 16; index += 1) expect(await gates.open(at(String(index)))).toBe(true);
    expect(await gates.open(at('more'))).toBe(false);
    expect(await settled(gates.pass(at('more'), never))).toBe(true);
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(await settled(gates.pass(at('more'), never))).toBe(false);
  });

  it('gives the room of what was answered to what comes', async () => {
    for (let index = 0; index < 500; index += 1) {
      expect(await gates.open(at(String(index)))).toBe(true);
      await gates.finish(at(String(index)));
    }
    expect(await settled(gates.pass(at('last'), never))).toBe(false);
  });

  it('is nobody else’s: however many gates others name, each client’s PUT is held, and only by its own', async () => {
    for (let client = 1; client <= 200; client += 1) {
      for (let index = 0; index < 20; index += 1) await gates.open(at(`${index}`, client));
      await gates.open(at('hers', client));
    }
    const passed = gates.pass(at('hers'), never);
    expect(await settled(passed)).toBe(false);
    for (let client = 1; client <= 200; client += 1) await gates.open(at('hers', client));
    await gates.open({ ...at('hers'), labId: 'another' });
    expect(await settled(passed)).toBe(false);
    await gates.open(at('hers'));
    expect(await settled(passed)).toBe(true);
  });

  it('leaves no timer behind', async () => {
    const client = new AbortController();
    const passed = gates.pass(at('a'), client.signal);
    await gates.open(at('a'));
    await passed;
    await gates.finish(at('a'));
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the teacher', () => {
  it('waits at anybody’s gate and opens it, whoever comes first', async () => {
    const before = gates.arrival(all('a'), 10_000, never);
    const [ana, ben] = [gates.pass(at('a'), never), gates.pass(at('a', 1), never)];
    expect(await before).toBe('held');
    expect(await settled(ana)).toBe(false);
    await gates.open(all('a'));
    expect([await settled(ana), await settled(ben)]).toEqual([true, true]);
    const standing = gates.pass(at('b'), never);
    expect(await gates.arrival(all('b'), 10_000, never)).toBe('held');
    await gates.open(all('b'));
    expect(await settled(standing)).toBe(true);
    await gates.open(all('c'));
    expect(await settled(gates.pass(at('c'), never))).toBe(true);
  });
});
