import type { Guard } from '@/lib/lab/guards/guard';
import { interleavings } from './interleavings';

/** What one person does next. `check` and `write` are the two halves of a PUT that is not atomic. */
export type Action = 'lock' | 'get' | 'edit' | 'put' | 'check' | 'write' | 'unlock';

/** An action of one person, numbered from 0. */
export interface Move {
  readonly who: number;
  readonly action: Action;
}

/** An order of everybody's moves. */
export type Schedule = readonly Move[];

/** What a person does step by step under a guard, as the scheduler queues it. */
export function programFor(guard: Guard): readonly Action[] {
  switch (guard) {
    case 'check-then-write':
      return ['get', 'edit', 'check', 'write'];
    case 'lock':
      return ['lock', 'get', 'edit', 'put', 'unlock'];
    default:
      return ['get', 'edit', 'put'];
  }
}

/**
 * The same, as short as the grid of all interleavings needs it: editing sends nothing, and a lock is taken right before
 * the GET and given back right after the PUT.
 */
export function shortProgramFor(guard: Guard): readonly Action[] {
  return guard === 'check-then-write' ? ['get', 'check', 'write'] : ['get', 'put'];
}

/** Every schedule of that many people who all run one program. */
export function schedulesOf(program: readonly Action[], people: number): readonly Schedule[] {
  const programs = Array.from({ length: people }, (_, who) => program.map((action) => ({ who, action })));
  return [...interleavings(programs)];
}

/** A schedule as one letter a move: the person, A for the first. With the program it says everything. */
export function scheduleId(schedule: Schedule): string {
  return schedule.map(({ who }) => String.fromCharCode(65 + who)).join('');
}

/** Reads what `scheduleId` wrote; `null` unless every letter is a person whose program still has a step to take. */
export function parseSchedule(id: string, program: readonly Action[], people: number): Schedule | null {
  const next = Array.from({ length: people }, () => 0);
  const schedule: Move[] = [];
  for (const letter of id) {
    const who = letter.charCodeAt(0) - 65;
    const at = next[who];
    const action = at === undefined ? undefined : program[at];
    if (at === undefined || action === undefined) return null;
    next[who] = at + 1;
    schedule.push({ who, action });
  }
  return schedule;
}

const NAMES: Readonly<Record<Action, string>> = {
  lock: 'LOCK',
  get: 'GET',
  edit: 'edit',
  put: 'PUT',
  check: 'PUT: check',
  write: 'PUT: write',
  unlock: 'UNLOCK',
};

/** An action as the scheduler names it. */
export function actionLabel(action: Action): string {
  return NAMES[action];
}
