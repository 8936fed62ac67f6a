import { describe, expect, it } from 'vitest';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';
import { type Schedule, scheduleId, schedulesOf, shortProgramFor } from './program';
import { type Outcome, simulate } from './simulate';
import { losesForTwo } from './theory';

const two = (guard: Guard) => schedulesOf(shortProgramFor(guard), 2);
const outcomes = (guard: Guard, second?: (index: number) => number) =>
  Object.fromEntries(two(guard).map((each) => [scheduleId(each), simulate(guard, each, second)]));
const count = (list: readonly Outcome[], wanted: Outcome) => list.filter((each) => each === wanted).length;

describe('what theory says about two people with GET and PUT each', () => {
  it('loses without a guard exactly where both GET before either PUT', () => {
    expect(outcomes('none')).toEqual({
      AABB: 'fine',
      ABAB: 'lost',
      ABBA: 'lost',
      BAAB: 'lost',
      BABA: 'lost',
      BBAA: 'fine',
    });
  });

  it('refuses under If-Match where it would have lost, and loses nothing', () => {
    const none = outcomes('none');
    for (const [id, outcome] of Object.entries(outcomes('if-match-required')))
      expect(outcome).toBe(none[id] === 'lost' ? 'refused' : 'fine');
  });

  it('loses by dates within one second and refuses when every move falls into a second of its own', () => {
    expect(outcomes('if-unmodified-since')).toEqual(outcomes('none'));
    expect(outcomes('if-unmodified-since', (index) => index + 1)).toEqual(outcomes('if-match-required'));
  });

  it('loses in 12 of 20 schedules when check and write are two steps', () => {
    const all = two('check-then-write').map((each) => simulate('check-then-write', each));
    expect(all).toHaveLength(20);
    expect(count(all, 'lost')).toBe(12);
    expect(count(all, 'fine')).toBe(2);
  });

  it('is the same as the required guard wherever each check is followed at once by its own write', () => {
    const whole = (schedule: Schedule) =>
      schedule.every(
        ({ who, action }, index) =>
          action !== 'check' || (schedule[index + 1]?.action === 'write' && schedule[index + 1]?.who === who),
      );
    const unsplit = two('check-then-write').filter(whole);
    expect(unsplit).toHaveLength(6);
    const required = outcomes('if-match-required');
    for (const each of unsplit) {
      const id = scheduleId(each.filter(({ action }) => action !== 'write'));
      expect(simulate('check-then-write', each)).toBe(required[id]);
    }
  });

  it('agrees with the rule in words under every guard', () => {
    for (const { guard } of GUARDS)
      for (const schedule of two(guard)) {
        const loses = (second?: (index: number) => number) => simulate(guard, schedule, second) === 'lost';
        expect(loses(), `${guard} ${scheduleId(schedule)}`).toBe(losesForTwo(guard, schedule, true));
        expect(loses((index) => index + 1)).toBe(losesForTwo(guard, schedule, false));
      }
  });

  it('is fine in every schedule where losses are merged', () => {
    expect(new Set(Object.values(outcomes('if-match-merge')))).toEqual(new Set(['fine']));
  });
});

describe('three people', () => {
  it('lose in 84 of 90 schedules without a guard: all but those that run one after the other', () => {
    const all = schedulesOf(shortProgramFor('none'), 3).map((each) => simulate('none', each));
    expect(all).toHaveLength(90);
    expect(count(all, 'fine')).toBe(6);
    expect(count(all, 'lost')).toBe(84);
  });

  it('lose nothing under a required tag, a lock or a merge', () => {
    for (const guard of ['if-match-required', 'lock', 'if-match-merge'] as const)
      for (const each of schedulesOf(shortProgramFor(guard), 3))
        expect(simulate(guard, each)).not.toBe('lost');
  });
});
