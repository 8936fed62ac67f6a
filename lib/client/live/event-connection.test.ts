import { expect, it } from 'vitest';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { EventConnection, NoStreamError } from './event-connection';

const READY = 'id: 1\nevent: ready\ndata: {"documents":[]}\n\n';

/** A connection in simulated time. Its server does with each stream that is asked for, in order, what `answers` say. */
function world(answers: readonly ('silent' | 'speaks' | Error)[]) {
  const time = new SimulatedTime();
  const began = time.now();
  const left = [...answers];
  /** When streams were asked for, in milliseconds from the start. */
  const asked: number[] = [];
  const states: string[] = [];
  let say: (text: string) => void = () => {};
  let asleep = false;
  const connection = new EventConnection({
    greeting: 'ready',
    open: async (_documents, _lastEventId, signal) => {
      asked.push(time.now() - began);
      const answer = left.shift() ?? 'speaks';
      if (answer instanceof Error) throw answer;
      if (answer === 'silent') {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }
      return new ReadableStream({
        start(controller) {
          say = (text) => controller.enqueue(text);
          say(READY);
        },
      });
    },
    onEvent: () => {},
    onState: (state) => states.push(state),
    now: () => time.now(),
    after: (delay, run) => time.after(delay, () => !asleep && run()),
    random: () => 0,
  });
  connection.follow(['a'], null);
  return {
    connection,
    asked,
    states,
    pass: async (milliseconds: number) => {
      await time.pass(milliseconds, quiescence);
      await quiescence();
    },
    /** The computer sleeps: the clock goes on, and no timer runs. */
    sleep: async (milliseconds: number) => {
      asleep = true;
      await time.pass(milliseconds, quiescence);
      asleep = false;
    },
    say: async (text: string) => {
      say(text);
      await quiescence();
    },
  };
}

it('comes back later each time, and not before the server wants it', async () => {
  const network = new TypeError('No network.');
  const refused = new NoStreamError('429', 45_000);
  const { asked, pass } = world([network, new NoStreamError('502', null), refused, network]);
  await pass(60_000);
  expect(asked).toEqual([25, 525, 1_525, 46_525, 50_525]);
});

it('takes a stream for dead that says nothing for longer than the server ever is silent', async () => {
  const { asked, states, pass, say } = world([]);
  await pass(1_000);
  for (let heartbeat = 0; heartbeat < 5; heartbeat++) {
    await pass(15_000);
    await say(': still here\n\n');
  }
  expect(asked).toEqual([25]);
  await pass(19_999);
  expect(asked).toEqual([25]);
  expect(states).toEqual(['open']);
  await pass(2);
  expect(asked).toEqual([25, 96_000]);
  expect(states).toEqual(['open', 'lost', 'open']);
});

it('gives a request for a stream up that nobody answers, and waits longer each time', async () => {
  const { asked, pass } = world(['silent', 'silent', 'silent', 'speaks']);
  await pass(60_000);
  expect(asked.slice(0, 4)).toEqual([25, 3_025, 9_025, 21_025]);
});

it('sees by the clock after a sleep that its stream has been silent for too long', async () => {
  const { connection, asked, pass, sleep } = world([]);
  await pass(1_000);
  await sleep(60_000);
  connection.check();
  await pass(0);
  expect(asked).toEqual([25, 61_000]);
});

it('opens another stream once the network is back, however lately it heard something, and nobody has to know', async () => {
  const { connection, asked, states, pass } = world([]);
  await pass(5_000);
  connection.hurry();
  await pass(0);
  expect(asked).toEqual([25]);
  connection.renew();
  connection.renew();
  await pass(0);
  expect(asked).toEqual([25, 5_000]);
  expect(states).toEqual(['open', 'open']);
});

it('tries at once what waits, or is not answered, when somebody looks', async () => {
  const { connection, asked, pass } = world([new TypeError('No network.'), 'silent']);
  await pass(100);
  connection.hurry();
  await pass(1_500);
  connection.hurry();
  await pass(0);
  expect(asked).toEqual([25, 100, 1_600]);
});

it('does not hurry where the server asked it to wait', async () => {
  const { connection, asked, pass } = world([new NoStreamError('429', 30_000)]);
  await pass(100);
  connection.hurry();
  connection.renew();
  connection.follow(['b'], null);
  await pass(40_000);
  expect(asked).toEqual([25, 30_025]);
});
