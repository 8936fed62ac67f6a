import { describe, expect, it } from 'vitest';
import { type Doing, PresenceAnnouncer } from './presence-announcer';

const idle: Doing = { unsaved: false, lines: [] };
const editing = (line: number): Doing => ({ unsaved: true, lines: [[line, line]] });

/** An announcer with a network that answers when told to, and a clock that moves when told to. */
function announcer() {
  const sent: (Doing | 'left' | 'aborted')[] = [];
  const answers: ((asked: number) => void)[] = [];
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const made = new PresenceAnnouncer({
    report: (doing, signal) => {
      sent.push(doing);
      signal.addEventListener('abort', () => sent.push('aborted'));
      return new Promise((resolve, reject) => {
        answers.push(resolve);
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    },
    leave: () => sent.push('left'),
    after: (delay, run) => {
      const timer = { at: now + delay, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  return {
    announcer: made,
    sent,
    async answer(asked = 0) {
      for (const one of answers.splice(0)) one(asked);
      await new Promise((resolve) => setImmediate(resolve));
    },
    pass(time: number) {
      now += time;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}

describe('a tab that has a document open', () => {
  it('says so at once, and again at each beat', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    await answer();
    pass(4_000);
    a.beat();
    expect(sent).toEqual([idle, idle]);
  });

  it('says what changed, the last of it, and never twice at a time', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    for (let line = 1; line <= 50; line++) a.say(editing(line));
    expect(sent).toEqual([idle]);
    await answer();
    expect(sent).toEqual([idle]);
    pass(500);
    expect(sent).toEqual([idle, editing(50)]);
  });

  it('says nothing new when nothing changed', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    a.say(editing(1));
    await answer();
    pass(500);
    await answer();
    pass(500);
    a.say(editing(1));
    expect(sent).toEqual([idle, editing(1)]);
  });

  it('leaves at once, and takes back a report that is on its way', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    a.say(editing(1));
    a.leave();
    await answer();
    pass(10_000);
    a.say(editing(2));
    a.beat();
    a.leave();
    expect(sent).toEqual([idle, 'aborted', 'left']);
  });

  it('comes back from the back-forward cache with what it was doing', async () => {
    const { announcer: a, sent } = announcer();
    a.say(editing(3));
    a.enter();
    a.leave();
    a.enter();
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent.filter((one) => one !== 'aborted')).toEqual([editing(3), 'left', editing(3)]);
  });

  it('is silent for as long as the server asks, then says what it does by then', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    await answer(60_000);
    for (let second = 0; second < 59; second++) {
      a.say(editing(second + 1));
      a.beat();
      pass(1_000);
    }
    expect(sent).toEqual([idle]);
    pass(1_000);
    expect(sent).toEqual([idle, editing(59)]);
  });

  it('waits for an answer no longer than others wait for its next word', async () => {
    const { announcer: a, sent, answer, pass } = announcer();
    a.enter();
    pass(3_999);
    a.beat();
    expect(sent).toEqual([idle]);
    pass(1);
    expect(sent).toEqual([idle, 'aborted']);
    a.say(editing(1));
    pass(500);
    expect(sent).toEqual([idle, 'aborted', editing(1)]);
    await answer();
    pass(10_000);
    expect(sent).toEqual([idle, 'aborted', editing(1)]);
  });

  it('goes on after a report failed', async () => {
    const sent: Doing[] = [];
    const a = new PresenceAnnouncer({
      report: async (doing) => {
        sent.push(doing);
        throw new Error('No answer.');
      },
      leave: () => {},
      after: (_delay, run) => {
        queueMicrotask(run);
        return () => {};
      },
    });
    a.enter();
    await new Promise((resolve) => setImmediate(resolve));
    a.beat();
    expect(sent).toHaveLength(2);
  });
});
