import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BREAKABLE, type BreakableMeeting, type Meeting, RELAYS } from '@/lib/server/testing/relays';
import type { After } from './after';
import type { RelayedMessage } from './relay';

/** A document's id, by its last letters. */
const id = (letter: string) => `6f1c2f9e-1111-4111-8111-${letter.padStart(12, '0')}`;
const changed = (letter: string): RelayedMessage => ({ kind: 'changed', document: id(letter) });
const numbered = (count: number) => Array.from({ length: count }, (_, nth) => changed(`${nth}`));
const arrived = (name: string, was: readonly string[]): RelayedMessage => ({
  kind: 'arrived',
  document: id('d'),
  person: { id: id('a'), name, colour: 3 },
  report: { tab: 't1', unsaved: true, lines: [[1, 2]] },
  visitor: { standing: 'named', origin: '2001:db8::/64', was: [...was] },
});
const left: RelayedMessage = { kind: 'left', document: id('d'), personId: id('a'), tab: null };

const PATIENCE = { timeout: 20_000, interval: 5 };
const soon = (look: () => void) => vi.waitFor(look, PATIENCE);

/** An instance and what it heard, perhaps not listening yet. */
function newInstance(meeting: Meeting, after?: After) {
  const heard: RelayedMessage[] = [];
  const faults: unknown[] = [];
  const counts = { gaps: 0, mended: 0 };
  const relay = meeting.relay({
    onFault: (fault) => faults.push(fault),
    onMended: () => counts.mended++,
    after,
  });
  relay.listen({
    onMessage: (message) => heard.push(message),
    onGap: () => counts.gaps++,
  });
  return { relay, heard, faults, counts };
}

/** An instance that listens, and what it heard. */
async function instance(meeting: Meeting, after?: After) {
  const one = newInstance(meeting, after);
  await soon(() => expect([one.relay.isListening, one.counts.gaps]).toEqual([true, 1]));
  return one;
}

const instances = (meeting: Meeting, count: number) =>
  Promise.all(Array.from({ length: count }, () => instance(meeting)));
const closed = (all: readonly { readonly relay: { close(): Promise<void> } }[]) =>
  Promise.all(all.map(({ relay }) => relay.close()));

describe.each(RELAYS)('instances over %s', (_, open) => {
  let meeting: Meeting;
  beforeAll(async () => {
    meeting = await open();
  });
  afterAll(() => meeting.stop());

  it('hear of every other, in order, and not of themselves', async () => {
    const [a, b, c] = await instances(meeting, 3);
    for (const message of numbered(200)) a!.relay.send(message);
    await soon(() => expect([b!.heard.length, c!.heard.length]).toEqual([200, 200]));
    expect(b!.heard).toEqual(numbered(200));
    expect(c!.heard).toEqual(numbered(200));
    expect(a!.heard).toEqual([]);
    await closed([a!, b!, c!]);
  });

  it('pass on whole what is said', async () => {
    const [a, b] = await instances(meeting, 2);
    const said = [arrived('Ana “quoted” \\ 😀', [id('e')]), left, changed('d')];
    for (const message of said) a!.relay.send(message);
    await soon(() => expect(b!.heard).toEqual(said));
    await closed([a!, b!]);
  });

  it('pass on what is said at any size: as long as PostgreSQL takes it, a byte more, and several times that', async () => {
    const [a, b] = await instances(meeting, 2);
    const was = Array.from({ length: 600 }, (_, nth) => id(`${nth}`));
    // Each a byte longer than the one before; beside the message stands who says it.
    const said = Array.from({ length: 39 }, (_, more) => arrived(`ü${'u'.repeat(more)}`, was.slice(0, 196)));
    const sizes = said.map((message) =>
      Buffer.byteLength(JSON.stringify({ from: id('a'), nth: 1, message })),
    );
    expect(sizes[0]).toBeLessThan(7_990);
    expect(sizes.at(-1)).toBeGreaterThan(8_000);
    said.push(arrived('Ana', was), changed('d'));
    for (const message of said) a!.relay.send(message);
    await soon(() => expect(b!.heard.length).toBe(said.length));
    expect(b!.heard).toEqual(said);
    await closed([a!, b!]);
  });

  it('hear it again where the same is said again', async () => {
    const [a, b] = await instances(meeting, 2);
    const long = arrived(
      'Ana',
      Array.from({ length: 600 }, () => id('e')),
    );
    const said = [changed('d'), left, changed('d'), long, left, long];
    for (const message of said) a!.relay.send(message);
    await soon(() => expect(b!.heard).toEqual(said));
    await closed([a!, b!]);
  });

  it('miss nothing where all of them say much at once', async () => {
    const all = await instances(meeting, 4);
    const says = (from: number) =>
      numbered(500).map((_, nth) => changed(`${from}${`${nth}`.padStart(4, '0')}`));
    for (let nth = 0; nth < 500; nth++)
      for (const [from, one] of all.entries()) one.relay.send(says(from)[nth]!);
    for (const [to, { heard, faults }] of all.entries()) {
      await soon(() => expect(heard.length).toBe(1_500));
      for (const from of all.keys()) {
        const sender = id(`${from}0000`).slice(0, -4);
        const own = heard.filter(
          (message) => message.kind === 'changed' && message.document.startsWith(sender),
        );
        expect(own).toEqual(from === to ? [] : says(from));
      }
      expect(faults).toEqual([]);
    }
    await closed(all);
  });

  it('say what they have to say before they close, and are heard of and hear no more after it', async () => {
    const [a, b, c] = await instances(meeting, 3);
    for (const message of numbered(50)) a!.relay.send(message);
    await a!.relay.close();
    await soon(() => expect(b!.heard).toEqual(numbered(50)));
    a!.relay.send(changed('aa'));
    await soon(() => expect(c!.heard).toEqual(numbered(50)));
    await b!.relay.close();
    c!.relay.send(changed('cc'));
    const d = await instance(meeting);
    c!.relay.send(changed('dd'));
    await soon(() => expect(d.heard).toContainEqual(changed('dd')));
    expect([a!.heard, b!.heard, c!.heard]).toEqual([[], numbered(50), numbered(50)]);
    await closed([c!, d]);
  });
});

/** A clock that stands still until somebody has what is due after so long done. */
function stoppedClock() {
  const due: { readonly delay: number; readonly run: () => void }[] = [];
  return {
    after: (delay: number, run: () => void) => {
      const one = { delay, run };
      due.push(one);
      return () => void (due.includes(one) && due.splice(due.indexOf(one), 1));
    },
    delays: () => due.map(({ delay }) => delay).sort((a, b) => a - b),
    /** Does what is due after that long; nothing else. */
    pass: (delay: number) => {
      for (const one of due.filter((each) => each.delay === delay)) {
        due.splice(due.indexOf(one), 1);
        one.run();
      }
    },
  };
}
const RETRY = 1_000;
const BEAT = 3_000;
const ANSWER = 5_000;
const MAX_WAITING = 1_000;

describe.each(BREAKABLE)('instances over %s, whose connections may break,', (_, open) => {
  let meeting: BreakableMeeting;
  beforeAll(async () => {
    meeting = await open();
  });
  afterAll(() => meeting.stop());

  it('come back when the connection was cut, and look for what they missed', async () => {
    const [a, b] = await instances(meeting, 2);
    await meeting.cut();
    await soon(() => expect([a!.counts, b!.counts]).toEqual(Array(2).fill({ gaps: 2, mended: 1 })));
    a!.relay.send(changed('d'));
    await soon(() => expect(b!.heard).toEqual([changed('d')]));
    expect([a!.faults.length, b!.faults.length]).toEqual([1, 1]);
    await closed([a!, b!]);
  });

  it('may be there first, and hear of each other once somebody passes it on', async () => {
    await meeting.halt();
    const [a, b] = [newInstance(meeting), newInstance(meeting)];
    for (const message of numbered(3)) a.relay.send(message);
    await soon(() => expect([a.faults.length, b.faults.length]).toEqual([1, 1]));
    expect([a.relay.isListening, b.relay.isListening]).toEqual([false, false]);
    await meeting.resume();
    await soon(() => expect([a.counts, b.counts]).toEqual(Array(2).fill({ gaps: 1, mended: 1 })));
    a.relay.send(changed('d'));
    await soon(() => expect(b.heard).toContainEqual(changed('d')));
    await closed([a, b]);
  });

  it('keep what they have to say while it is away, and tell of a gap where that was too much', async () => {
    const clock = stoppedClock();
    const [a, b] = [await instance(meeting, clock.after), await instance(meeting)];
    await meeting.halt();
    await soon(() => expect(clock.delays()).toEqual([RETRY]));
    for (let tries = 0; tries < 3; tries++) {
      clock.pass(RETRY);
      await soon(() => expect(clock.delays()).toEqual([RETRY]));
    }
    // However often it was tried.
    expect(a.faults).toHaveLength(1);
    const said = numbered(MAX_WAITING + 5);
    for (const message of said) a.relay.send(message);
    await meeting.resume();
    await soon(() => expect(b.counts).toEqual({ gaps: 2, mended: 1 }));
    clock.pass(RETRY);
    await soon(() => expect(b.heard.length).toBe(MAX_WAITING));
    expect(b.heard).toEqual(said.slice(5));
    expect(b.counts.gaps).toBe(3);
    await closed([a, b]);
  });

  it('ask now and then whether their connection is still there', async () => {
    const clock = stoppedClock();
    const { relay, faults } = await instance(meeting, clock.after);
    for (let beats = 0; beats < 3; beats++) {
      expect(clock.delays()).toEqual([BEAT]);
      clock.pass(BEAT);
      expect(clock.delays()).toEqual([ANSWER]);
      await soon(() => expect(clock.delays()).toEqual([BEAT]));
    }
    expect(faults).toEqual([]);
    await relay.close();
    expect(clock.delays()).toEqual([]);
  });

  it('give up a connection that answers nothing, and miss nothing that was on its way', async () => {
    const clock = stoppedClock();
    const [a, b] = [await instance(meeting, clock.after), await instance(meeting)];
    meeting.freeze();
    try {
      clock.pass(BEAT);
      a.relay.send(changed('d'));
      expect(clock.delays()).toEqual([ANSWER, ANSWER]);
      // Nothing came for so long.
      clock.pass(ANSWER);
      expect(a.faults).toEqual([new Error('The connection to other instances answers nothing.')]);
      await soon(() => expect(clock.delays()).toEqual([RETRY]));
      expect([a.relay.isListening, b.relay.isListening]).toEqual([false, true]);
      // It lets in, and says nothing.
      clock.pass(RETRY);
      expect(clock.delays()).toEqual([ANSWER]);
      clock.pass(ANSWER);
      await soon(() => expect(clock.delays()).toEqual([RETRY]));
    } finally {
      meeting.thaw();
    }
    a.relay.send(changed('e'));
    clock.pass(RETRY);
    await soon(() => expect(a.counts).toEqual({ gaps: 2, mended: 1 }));
    expect(a.relay.isListening).toBe(true);
    await soon(() => expect(b.heard).toContainEqual(changed('e')));
    expect(b.heard).toContainEqual(changed('d'));
    await closed([a, b]);
  });

  it('close although nothing answers', async () => {
    const clock = stoppedClock();
    const { relay } = await instance(meeting, clock.after);
    meeting.freeze();
    try {
      relay.send(changed('d'));
      const closing = relay.close();
      await soon(() => {
        clock.pass(ANSWER);
        expect(clock.delays()).toEqual([]);
      });
      await closing;
    } finally {
      meeting.thaw();
    }
  });

  it('are not disturbed by what is no message of theirs', async () => {
    const b = await instance(meeting);
    const nonsense = ['{', '{"from":"x","message":{"kind":"unknown"}}', '[]', 'null', '.', '.1 %', '+', '. '];
    await meeting.say([...nonsense, JSON.stringify({ from: 'x', message: changed('d') })]);
    await soon(() => expect(b.heard).toEqual([changed('d')]));
    expect([b.faults, b.counts]).toEqual([[], { gaps: 1, mended: 0 }]);
    await closed([b]);
  });
});
