import type { SolutionStep } from '@/lib/lab/challenges/challenge';
import type { Field } from '@/lib/lab/exchanges/exchange';
import { fillIn } from '@/lib/lab/exchanges/fill-in';
import type { Guard } from '@/lib/lab/guards/guard';
import type { Held } from '@/lib/lab/people/person';
import type { Actor } from './actor';

interface Stage {
  readonly guard: Guard;
  readonly actorOf: (name: string) => Actor;
  /** Resolves after that many milliseconds; rejects when the playing is stopped. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Called before each step. */
  readonly onStep?: (index: number) => void;
  /** A breath between steps, so that people can follow, in milliseconds. */
  readonly pause?: number;
}

/** Plays a challenge's solution by real requests, step after step. */
export async function playSolution(steps: readonly SolutionStep[], stage: Stage): Promise<void> {
  for (const [index, step] of steps.entries()) {
    if (index > 0 && stage.pause) await stage.wait(stage.pause);
    stage.onStep?.(index);
    await playStep(step, stage);
  }
}

async function playStep(step: SolutionStep, { guard, actorOf, wait }: Stage): Promise<void> {
  const actor = actorOf(step.who);
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
    case 'put-together':
      await Promise.all([actor.put(guard), actorOf(step.other).put(guard)]);
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
