import { expect, it } from 'vitest';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { type Progress, ProgressReport } from './progress-report';

const step = (challenge: string, reached = false): Progress => ({ challenge, prediction: '412', reached });

/** A report whose class answers, in order, what `answers` say. */
function world(answers: readonly ('takes' | 'away' | 'refuses')[]) {
  const time = new SimulatedTime();
  const left = [...answers];
  const heard: string[] = [];
  const report = new ProgressReport({
    tell: async ({ challenge, reached }) => {
      const answer = left.shift() ?? 'takes';
      heard.push(`${challenge}${reached ? ' reached' : ''} ${answer}`);
      if (answer !== 'takes') throw new Error(answer);
    },
    mayPass: (error) => error instanceof Error && error.message === 'away',
    after: (delay, run) => time.after(delay, run),
    random: () => 0,
  });
  const pass = async (milliseconds: number) => {
    await quiescence();
    await time.pass(milliseconds, quiescence);
    await quiescence();
  };
  return { report, heard, pass };
}

it('tells each step once', async () => {
  const { report, heard, pass } = world([]);
  for (const one of [step('a'), step('a'), step('a', true), step('b')]) report.take(one);
  await pass(0);
  report.take(step('a', true));
  await pass(60_000);
  expect(heard).toEqual(['a takes', 'a reached takes', 'b takes']);
});

it('tells again what did not arrive, and the newest of it', async () => {
  const { report, heard, pass } = world(['away', 'away']);
  report.take(step('a'));
  await pass(100);
  report.take(step('a', true));
  await pass(60_000);
  expect(heard).toEqual(['a away', 'a reached away', 'a reached takes']);
});

it('does not insist on what the class refuses', async () => {
  const { report, heard, pass } = world(['refuses']);
  report.take(step('a'));
  await pass(60_000);
  report.take(step('b'));
  await pass(0);
  expect(heard).toEqual(['a refuses', 'b takes']);
});

it('tells nothing once it is ended', async () => {
  const { report, heard, pass } = world(['away']);
  report.take(step('a'));
  await pass(100);
  report.end();
  await pass(60_000);
  expect(heard).toEqual(['a away']);
});
