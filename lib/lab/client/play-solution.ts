import type { Cast, Role, SolutionStep } from '@/lib/lab/challenges/challenge';
import type { Field } from '@/lib/lab/exchanges/exchange';
import { fillIn } from '@/lib/lab/exchanges/fill-in';
import type { Guard } from '@/lib/lab/guards/guard';
import type { Held } from '@/lib/lab/people/person';
import { parseSchedule, programFor, type Schedule } from '@/lib/lab/schedules/program';
import type { Actor } from './actor';
import type { LabServer } from './lab-server';
import { saveWithinSecond } from './save-within-second';
import { ScheduleRun } from './schedule-run';

interface Stage {
  readonly guard: Guard;
  readonly server: LabServer;
  readonly cast: Cast;
  readonly actorOf: (name: string) => Actor;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after that many milliseconds; rejects when the playing is stopped. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Called before each step. */
  readonly onStep?: (index: number) => void;
  /** A breath between steps, so that people can follow, in milliseconds. */
  readonly pause?: number;
}

/** Plays a challenge's solution by real requests, step after step. */
export async function playSolution(steps: readonly SolutionStep[], stage: Stage): Promise<void> {
  const { server, guard, cast, actorOf } = stage;
  const moves = movesOf(steps, guard);
  const people = [actorOf(cast.first), actorOf(cast.second)];
  const run = new ScheduleRun(server, guard, people, false, `p${stage.now()}`);
  try {
    for (const [index, step] of steps.entries()) {
      if (index > 0 && stage.pause) await stage.wait(stage.pause);
      stage.onStep?.(index);
      const move = moves[index];
      if (move) await run.move(move);
      else await playStep(step, stage);
    }
  } finally {
    await run.abandon();
  }
}

/** The moves of a solution as the scheduler names an order: one letter each, A for the first. */
export function orderOf(steps: readonly SolutionStep[]): string {
  return steps.map(({ by }) => (by === 'first' ? 'A' : 'B')).join('');
}

/** Which moves the steps of a solution are; none where it is not made of moves. */
function movesOf(steps: readonly SolutionStep[], guard: Guard): Schedule {
  const moves = steps.every((step) => step.do === 'move');
  return (moves && parseSchedule(orderOf(steps), programFor(guard), 2)) || [];
}

async function playStep(step: SolutionStep, { guard, cast, actorOf, now, wait }: Stage): Promise<void> {
  const actorIn = (role: Role) => actorOf(cast[role]);
  const actor = actorIn(step.by);
  const filled = (fields: readonly Field[] | undefined) => fields && fillInHeld(fields, actor.person.held);
  switch (step.do) {
    case 'get':
      await actor.get(filled(step.fields));
      return;
    case 'add':
      actor.add();
      return;
    case 'put':
      await actor.put(guard, filled(step.fields));
      return;
    case 'put-unheard':
      await actor.put(guard, undefined, { loseAnswer: true });
      return;
    case 'put-within-second':
      await saveWithinSecond(actor, actorIn(step.other), { now, wait });
      return;
    case 'merge':
      await actor.merge();
      return;
    case 'delete':
      await actor.delete(filled(step.fields) ?? []);
      return;
    case 'lock':
      await actor.lock();
      return;
    case 'unlock':
      await actor.unlock();
      return;
    case 'wait':
      await wait(step.seconds * 1000);
      return;
    case 'move':
      throw new Error('A solution is made of moves throughout, or of none.');
  }
}

/** Puts the tag and date in hand where a solution says `{tag}` and `{date}`. */
function fillInHeld(fields: readonly Field[], held: Held | null): readonly Field[] {
  const known: Readonly<Record<string, string | null | undefined>> = {
    '{tag}': held?.tag,
    '{date}': held?.date,
  };
  return fields.map(([name, value]) => [
    name,
    fillIn(value, (reference) => (reference in known ? (known[reference] ?? '') : null)),
  ]);
}
