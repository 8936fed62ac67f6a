import { describe, expect, it } from 'vitest';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';
import { programFor, scheduleId, schedulesOf, shortProgramFor } from '@/lib/lab/schedules/program';
import { simulate } from '@/lib/lab/schedules/simulate';
import { ModelServer } from '@/lib/lab/testing/model-server';
import { runSchedule } from './schedule-run';

const run = async (guard: Guard, schedule: ReturnType<typeof schedulesOf>[number]) => {
  const server = new ModelServer(guard);
  return runSchedule(server, guard, schedule, server, 'gate');
};

describe('schedules carried out by requests, judged by what went over the wire', () => {
  for (const { guard } of GUARDS) {
    it(`come out as theory says for two people under ${guard}`, async () => {
      for (const schedule of schedulesOf(shortProgramFor(guard), 2)) {
        const { outcome } = await run(guard, schedule);
        expect(outcome, scheduleId(schedule)).toBe(simulate(guard, schedule));
      }
    });
  }

  it('come out as theory says for three people, with and without a guard', async () => {
    for (const guard of ['none', 'if-match-required', 'if-match-merge'] as const)
      for (const schedule of schedulesOf(shortProgramFor(guard), 3)) {
        const { outcome } = await run(guard, schedule);
        expect(outcome, `${guard} ${scheduleId(schedule)}`).toBe(simulate(guard, schedule));
      }
  });

  it('come out the same when every step is a move of its own', async () => {
    for (const guard of ['none', 'check-then-write'] as const)
      for (const schedule of schedulesOf(programFor(guard), 2)) {
        const { outcome } = await run(guard, schedule);
        expect(outcome, `${guard} ${scheduleId(schedule)}`).toBe(simulate(guard, schedule));
      }
  });
});
