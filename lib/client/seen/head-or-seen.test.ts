import { expect, it } from 'vitest';
import { NetworkError, ProblemError, UnexpectedAnswerError } from '@/lib/client/api/problem-error';
import { versionOf } from '@/lib/client/testing/drive';
import { type HeadAnswer, headOrSeen } from './head-or-seen';
import type { SeenDocument } from './seen-store';

const HEAD = versionOf(2, 'of the server');
const COPY: SeenDocument = {
  person: 'ana',
  documentId: 'doc',
  snapshot: versionOf(1, 'last seen'),
  seenAt: '2026-01-02T03:04:05.000Z',
};
const SEEN = { snapshot: COPY.snapshot, seenAt: COPY.seenAt };
const refused = (status: number) => ({
  error: new ProblemError({ status, error: 'e', message: 'm' }, null, null),
});
const never = new Promise<never>(() => {});

/** Time passes when told to. */
function clock() {
  const timers: (() => void)[] = [];
  const after = (_: number, run: () => void) => {
    timers.push(run);
    return () => {};
  };
  const pass = async () => {
    await new Promise(setImmediate);
    for (const run of timers.splice(0)) run();
    await new Promise(setImmediate);
  };
  return { after, pass };
}

it('opens what the server answers, without a look at the device', async () => {
  const { after } = clock();
  const lastSeen = async () => {
    throw new Error('Not asked.');
  };
  const opened = await headOrSeen(Promise.resolve({ snapshot: HEAD }), { lastSeen, after });
  expect(opened).toEqual({ snapshot: HEAD, seenAt: null });
});

it.each([400, 401, 403, 404, 410])('takes the server at its word when it says %i', async (status) => {
  const answer = refused(status);
  const opened = await headOrSeen(Promise.resolve(answer), {
    lastSeen: async () => COPY,
    after: clock().after,
  });
  expect(opened).toBe(answer);
});

it.each<[string, HeadAnswer]>([
  ['there is no network', { error: new NetworkError('No answer.') }],
  ['a gateway answers', refused(502)],
  ['the server asks to wait', refused(429)],
  ['the server has a fault', refused(500)],
  ['somebody else answers', { error: new UnexpectedAnswerError('Not ours.') }],
])('opens what was last seen when %s, and says when that was', async (_, answer) => {
  const world = { lastSeen: async () => COPY, after: clock().after };
  expect(await headOrSeen(Promise.resolve(answer), world)).toEqual(SEEN);
});

it('opens what was last seen when the answer is too long in coming', async () => {
  const { after, pass } = clock();
  const opening = headOrSeen(never, { lastSeen: async () => COPY, after });
  await pass();
  expect(await opening).toEqual(SEEN);
});

it.each([
  ['has nothing', async () => null],
  ['fails', () => Promise.reject(new Error('Forbidden.'))],
  ['does not answer', () => never],
])('waits for the server, and says what it says, when the device %s', async (_, lastSeen) => {
  const { after, pass } = clock();
  let answer: (head: HeadAnswer) => void = () => {};
  const head = new Promise<HeadAnswer>((resolve) => {
    answer = resolve;
  });
  const opening = headOrSeen(head, { lastSeen, after });
  await pass();
  await pass();
  answer({ snapshot: HEAD });
  expect(await opening).toEqual({ snapshot: HEAD, seenAt: null });

  const lost = { error: new NetworkError('No answer.') };
  const second = headOrSeen(Promise.resolve(lost), { lastSeen, after });
  await pass();
  expect(await second).toBe(lost);
});
