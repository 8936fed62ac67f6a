import { expect, it } from 'vitest';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { Lookout } from './lookout';

/** A no for good. */
const NO = new Error('There is no such document.');
/** No answer, and a wish of the server's to be left alone for so many milliseconds. */
class Nothing extends Error {
  readonly wait: number | null;

  constructor(wait: number | null = null) {
    super('No answer.');
    this.wait = wait;
  }
}

/** A document at a server in simulated time; an answer takes 100 ms, and fails as `failures` say, in order. */
function world() {
  const time = new SimulatedTime();
  const start = time.now();
  /** When it was looked at, in milliseconds from the start. */
  const looks: number[] = [];
  const state = {
    version: 1,
    failures: [] as Error[],
    /** Nothing comes back, not even an error. */
    dead: false,
    hidden: false,
    /** What was awaited, each time that this changed. */
    awaited: [] as (number | null)[],
  };
  let question = 0;
  const lookout = new Lookout({
    look: () => {
      const mine = ++question;
      looks.push(time.now() - start);
      if (state.dead) return;
      const { version } = state;
      time.after(100, () => {
        if (mine !== question) return;
        const failure = state.failures.shift();
        if (failure) lookout.failed(failure);
        else lookout.succeeded(version);
      });
    },
    giveUp: () => {
      question++;
    },
    mayPass: (error) => error !== NO,
    askedToWait: (error) => (error instanceof Nothing ? error.wait : null),
    isHidden: () => state.hidden,
    changed: () => state.awaited.push(lookout.awaited),
    after: (delay, run) => time.after(delay, run),
    now: () => time.now(),
    random: () => 0,
  });
  const pass = (milliseconds: number) => time.pass(milliseconds, quiescence);
  const save = () => lookout.news(++state.version);
  return { lookout, looks, state, pass, save };
}

it('looks when there is news, and knows until then that something is missing', async () => {
  const { looks, state, pass, save } = world();
  save();
  expect(state.awaited).toEqual([2]);
  await pass(60_000);
  expect([looks, state.awaited]).toEqual([[0], [2, null]]);
});

it('looks again after each failure until it has seen what it was told of, and says so all the while', async () => {
  const { looks, state, pass, save } = world();
  state.failures = Array.from({ length: 8 }, () => new Nothing());
  save();
  await pass(50_000);
  expect(looks).toEqual([0, 600, 1_700, 3_800, 7_900, 16_000, 31_100, 46_200]);
  expect(state.awaited).toEqual([2]);
  await pass(60_000);
  expect(looks.slice(8)).toEqual([61_300]);
  expect(state.awaited).toEqual([2, null]);
});

it('leaves the server alone for as long as it asks, whatever is told and whoever looks', async () => {
  const { lookout, looks, state, pass, save } = world();
  state.failures = [new Nothing(45_000)];
  save();
  await pass(1_000);
  save();
  lookout.wake('back');
  lookout.wake('looked-at');
  lookout.follow(false);
  await pass(60_000);
  expect(looks[1]).toBe(45_100);
  expect(state.awaited.at(-1)).toBeNull();
});

it('takes no answer for news that came after the question, and lets every answer through', async () => {
  const { looks, state, pass, save } = world();
  for (let n = 0; n < 10; n++) {
    save();
    await pass(60);
  }
  await pass(1_000);
  // Never more than one question at a time, one after the other while news come.
  expect(looks).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(state.awaited.at(-1)).toBeNull();
});

it('gives a question up that stays without an answer, and asks again', async () => {
  const { looks, state, pass, save } = world();
  state.dead = true;
  save();
  await pass(20_000);
  state.dead = false;
  expect(looks).toEqual([0, 8_500]);
  await pass(60_000);
  expect(looks).toEqual([0, 8_500, 25_500]);
  expect(state.awaited).toEqual([2, null]);
});

it('asks anew at once when the network is back, also where a question is open, and sooner than it would by itself', async () => {
  const { lookout, looks, state, pass, save } = world();
  state.dead = true;
  save();
  await pass(2_000);
  lookout.wake('looked-at');
  await pass(0);
  state.dead = false;
  lookout.wake('back');
  await pass(100);
  expect([looks, state.awaited]).toEqual([
    [0, 2_000],
    [2, null],
  ]);
  state.failures = [new Nothing(), new Nothing(), new Nothing()];
  save();
  await pass(3_000);
  lookout.wake('looked-at');
  expect(looks.slice(2)).toEqual([2_100, 2_700, 3_800, 5_100]);
});

it('looks when somebody looks at the page, though nothing was told; once, however often they do', async () => {
  const { lookout, looks, state, pass } = world();
  state.version = 2;
  await pass(5_000);
  for (let n = 0; n < 3; n++) lookout.wake('looked-at');
  await pass(200);
  lookout.wake('looked-at');
  await pass(60_000);
  expect(looks).toEqual([5_000]);
});

it('looks from time to time while no news arrive, unless nobody sees the page', async () => {
  const { lookout, looks, state, pass } = world();
  lookout.follow(false);
  await pass(32_000);
  expect(looks).toEqual([1_500, 16_600, 31_700]);
  state.hidden = true;
  await pass(60_000);
  expect(looks).toHaveLength(3);
  state.hidden = false;
  lookout.follow(true);
  lookout.follow(false);
  await pass(1_000);
  lookout.follow(true);
  await pass(120_000);
  expect(looks).toHaveLength(3);
});

it('rests where the server says no, and knows of nothing that is missing then', async () => {
  const { looks, state, pass, save } = world();
  state.failures = [new Nothing(), NO];
  save();
  await pass(120_000);
  expect([looks, state.awaited]).toEqual([
    [0, 600],
    [2, null],
  ]);
});

it('is content with a version that somebody else has seen, or saved', async () => {
  const { lookout, looks, state, pass, save } = world();
  state.failures = [new Nothing()];
  save();
  await pass(200);
  lookout.saw(2);
  expect(state.awaited).toEqual([2, null]);
  lookout.asked();
  save();
  lookout.succeeded(2);
  await pass(60_000);
  expect(looks).toEqual([0, 200]);
  expect(state.awaited).toEqual([2, null, 3, null]);
});
