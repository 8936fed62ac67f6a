import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabGates } from './gates';

const LONGEST = 4 * 60_000;
const REMEMBERED = 30_000;
const never = new AbortController().signal;

let gates: LabGates;
beforeEach(() => {
  vi.useFakeTimers();
  gates = new LabGates();
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
    const passed = gates.pass('lab a', never);
    expect(await settled(passed)).toBe(false);
    gates.open('lab b');
    expect(await settled(passed)).toBe(false);
    gates.open('lab a');
    expect(await settled(passed)).toBe(true);
  });

  it('goes straight through a gate that was opened before it came', async () => {
    gates.open('lab a');
    expect(await settled(gates.pass('lab a', never))).toBe(true);
  });

  it('of several, each goes on only by its own gate, in whatever order these are opened', async () => {
    const order: string[] = [];
    const passing = ['a', 'b', 'c'].map((name) =>
      gates.pass(`lab ${name}`, never).then(() => order.push(name)),
    );
    for (const name of ['c', 'a', 'b']) {
      gates.open(`lab ${name}`);
      await vi.advanceTimersByTimeAsync(0);
    }
    await Promise.all(passing);
    expect(order).toEqual(['c', 'a', 'b']);
  });

  it('goes on by itself when its client is gone, and one that was gone before never stands', async () => {
    const client = new AbortController();
    const passed = gates.pass('lab a', client.signal);
    expect(await settled(passed)).toBe(false);
    client.abort();
    expect(await settled(passed)).toBe(true);
    expect(await settled(gates.pass('lab b', client.signal))).toBe(true);
  });

  it('goes on by itself after the longest time', async () => {
    const passed = gates.pass('lab a', never);
    await vi.advanceTimersByTimeAsync(LONGEST - 1);
    expect(await settled(passed)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled(passed)).toBe(true);
  });
});

describe('whoever waits at a gate for a PUT', () => {
  it('hears that it is held, whether they ask before it comes or after', async () => {
    const early = gates.arrival('lab a', 10_000, never);
    expect(await settled(early)).toBe(false);
    void gates.pass('lab a', never);
    expect(await early).toBe('held');
    expect(await gates.arrival('lab a', 10_000, never)).toBe('held');
  });

  it('hears that it was answered without getting there', async () => {
    const early = gates.arrival('lab a', 10_000, never);
    gates.finish('lab a');
    expect(await early).toBe('answered');
    expect(await gates.arrival('lab a', 10_000, never)).toBe('answered');
  });

  it('is told to ask again when their patience is over, or when they leave', async () => {
    const patient = gates.arrival('lab a', 10_000, never);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await settled(patient)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await patient).toBe('waiting');
    const leaving = new AbortController();
    const left = gates.arrival('lab a', 10_000, leaving.signal);
    leaving.abort();
    expect(await left).toBe('waiting');
  });
});

describe('the memory of gates', () => {
  it('ends a while after the PUT was answered', async () => {
    gates.open('lab a');
    gates.finish('lab a');
    await vi.advanceTimersByTimeAsync(REMEMBERED - 1);
    expect(await settled(gates.pass('lab a', never))).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled(gates.pass('lab a', never))).toBe(false);
  });

  it('ends by itself for a gate that no PUT ever came to', async () => {
    gates.open('lab a');
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(await settled(gates.pass('lab a', never))).toBe(false);
  });

  it('is bounded: past the bound nobody is held, and there is room again later', async () => {
    for (let index = 0; index < 2_000; index += 1) gates.open(`lab ${index}`);
    const more = gates.pass('lab more', never);
    expect(await settled(more)).toBe(true);
    expect(await gates.arrival('lab more', 10_000, never)).toBe('waiting');
    gates.finish('lab more');
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(await settled(gates.pass('lab more', never))).toBe(false);
  });

  it('leaves no timer behind', async () => {
    const client = new AbortController();
    const passed = gates.pass('lab a', client.signal);
    gates.open('lab a');
    await passed;
    gates.finish('lab a');
    await vi.advanceTimersByTimeAsync(LONGEST + REMEMBERED);
    expect(vi.getTimerCount()).toBe(0);
  });
});
