import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GUARDS } from '@/lib/lab/guards/guard';
import { parseSchedule, programFor, scheduleId, schedulesOf, shortProgramFor } from './program';

it('reads back every schedule that it writes as letters', () => {
  for (const { guard } of GUARDS)
    for (const schedule of schedulesOf(shortProgramFor(guard), 2))
      expect(parseSchedule(scheduleId(schedule), shortProgramFor(guard), 2)).toEqual(schedule);
});

it('refuses letters that are no person, or that take more steps than a program has, and accepts the beginning of a schedule', () => {
  const program = programFor('none');
  expect(parseSchedule('AB', program, 2)).toHaveLength(2);
  expect(parseSchedule('AAAA', program, 2)).toBeNull();
  expect(parseSchedule('C', program, 2)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      const schedule = parseSchedule(text, program, 3);
      if (schedule !== null) expect(scheduleId(schedule)).toBe(text);
    }),
  );
});
