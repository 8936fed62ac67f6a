import { expect, it } from 'vitest';
import { ProblemError } from '@/lib/client/api/problem-error';
import { NoStreamError } from '@/lib/client/live/event-connection';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { LabFeed, type Sight } from './lab-feed';

const frame = (type: string, data: object, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
const greeting = frame('lab', { lab: { guard: 'none', round: 1 } });
const exchange = (nth: number) =>
  frame('exchange', { round: 1, exchange: { id: `x${nth}`, startedAt: nth } }, `1.${nth}`);
const refused = (status: number, error: string, retryAfter: number | null = null) => {
  const problem = new ProblemError({ status, error, message: `${error}.` }, null, retryAfter);
  return new NoStreamError(String(status), retryAfter, problem);
};

/** A feed in simulated time, whose server says with each stream, in order, what `answers` say. */
function world(answers: readonly (string | Error)[]) {
  const time = new SimulatedTime();
  const began = time.now();
  const left = [...answers];
  const asked: { readonly at: number; readonly lastEventId: string | null }[] = [];
  let tell: (sight: Sight) => void = () => {};
  let end: () => void = () => {};
  const feed = new LabFeed('d', {
    open: async (_, lastEventId, signal) => {
      asked.push({ at: time.now() - began, lastEventId });
      const answer = left.shift() ?? greeting;
      if (answer instanceof Error) throw answer;
      const text = new ReadableStream<string>({
        start(controller) {
          controller.enqueue(answer);
          end = () => controller.close();
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return { text, date: time.now() + 60_000 };
    },
    now: () => time.now(),
    after: (delay, run) => time.after(delay, run),
    random: () => 0,
    onSight: (told) => {
      tell = told;
      return () => {};
    },
  });
  const leave = feed.subscribe(() => {});
  return {
    asked,
    leave,
    now: () => feed.snapshot(),
    ids: () => feed.snapshot().exchanges.map(({ id }) => id),
    pass: async (milliseconds: number) => {
      await time.pass(milliseconds, quiescence);
      await quiescence();
    },
    sees: async (sight: Sight) => {
      tell(sight);
      await quiescence();
      await time.pass(100, quiescence);
    },
    breaks: async () => {
      end();
      await quiescence();
    },
  };
}

it('comes back after a restart from the exchange that it heard of last, and hears what it missed', async () => {
  const { asked, now, ids, pass, breaks } = world([
    greeting + exchange(1),
    new TypeError('The server is just starting.'),
    greeting + exchange(2),
  ]);
  await pass(1_000);
  expect([now().connection, ids()]).toEqual(['open', ['x1']]);
  await breaks();
  expect(now().connection).toBe('lost');
  await pass(5_000);
  expect(asked.map(({ lastEventId }) => lastEventId)).toEqual([null, '1.1', '1.1']);
  expect([now().connection, ids()]).toEqual(['open', ['x1', 'x2']]);
});

it('gives its stream back while nobody looks, and opens one at once when somebody does', async () => {
  const { asked, ids, pass, sees } = world([greeting + exchange(1), greeting + exchange(2)]);
  await pass(1_000);
  await sees('hidden');
  await pass(3_600_000);
  expect(asked).toHaveLength(1);
  await sees('looked-at');
  expect(asked.map(({ lastEventId }) => lastEventId)).toEqual([null, '1.1']);
  expect(ids()).toEqual(['x1', 'x2']);
});

it('opens another stream when the device slept with the page in view', async () => {
  const { asked, pass, sees } = world([]);
  await pass(10_000);
  await sees('back');
  expect(asked).toHaveLength(2);
});

it('tells why it is refused, and tries again when the server wants it', async () => {
  const { asked, now, pass } = world([refused(429, 'too_many_requests', 30_000)]);
  await pass(1_000);
  expect([now().refusal?.message, now().over, now().connection]).toEqual([
    'too_many_requests.',
    false,
    'lost',
  ]);
  await pass(30_000);
  expect(asked.map(({ at }) => at)).toEqual([25, 30_025]);
  expect([now().refusal, now().connection]).toEqual([null, 'open']);
});

it('asks no more for a lab that is over, whoever looks', async () => {
  const { asked, now, pass, sees } = world([greeting, refused(404, 'not_found')]);
  await pass(1_000);
  await sees('back');
  await pass(600_000);
  await sees('looked-at');
  await sees('back');
  expect(asked).toHaveLength(2);
  expect(now().over).toBe(true);
});

it('goes on asking where it is only a gateway that knows no such page', async () => {
  const { now, pass } = world([refused(404, 'http_404')]);
  await pass(10_000);
  expect([now().over, now().connection]).toEqual([false, 'open']);
});

it('knows by how much the clock of the server is ahead', async () => {
  const { now, pass } = world([]);
  await pass(1_000);
  expect(now().clockAhead).toBe(60_500);
});
