import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { World } from './testing/world';

/** Schedules to try; `SCHEDULES=200000 npx vitest run lib/client/session-model` tries more. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 10_000);

const COMMANDS = [
  'save',
  'save',
  'save',
  'save-merged',
  'save-merged',
  'review',
  'update-now',
  'update-now',
  'undo-choice',
  'redo-choice',
  'decide-later',
  'replace-theirs',
  'save-as-copy',
  'discard',
  'recreate',
  'undo-merge',
] as const;

type Move = (world: World) => void;

/** One thing that happens, by its name and the numbers that choose among what is possible at that moment. */
const move = fc.oneof(
  { weight: 6, arbitrary: byPerson('type', 5, (world, who, how, where) => world.type(who, how, where)) },
  {
    weight: 7,
    arbitrary: byPerson('command', COMMANDS.length, (world, who, how) => world.command(who, COMMANDS[how]!)),
  },
  { weight: 3, arbitrary: byPerson('choose', 8, (world, who, how, which) => world.choose(who, which, how)) },
  { weight: 6, arbitrary: byPerson('finish', 1, (world, who, _, which) => world.finish(who, which)) },
  { weight: 3, arbitrary: byPerson('look', 1, (world, who) => world.look(who)) },
  { weight: 1, arbitrary: byPerson('look late', 2, (world, who, how) => world.lookLate(who, how === 0)) },
  { weight: 2, arbitrary: byPerson('keep', 1, (world, who) => world.keep(who)) },
  { weight: 1, arbitrary: byPerson('crash', 1, (world, who) => world.crash(who)) },
  {
    weight: 1,
    arbitrary: byPerson('network', 2, (world, who, how) =>
      world.tell(who, { type: how === 0 ? 'online' : 'offline' }),
    ),
  },
  { weight: 5, arbitrary: byMessage('arrive', (world, which) => world.arrive(which)) },
  { weight: 1, arbitrary: byMessage('arrive again', (world, which) => world.arrive(which, true)) },
  { weight: 5, arbitrary: byMessage('answer', (world, which) => world.answer(which)) },
  { weight: 1, arbitrary: byMessage('lose', (world, which) => world.giveUp(which, true)) },
  { weight: 1, arbitrary: byMessage('give up', (world, which) => world.giveUp(which, false)) },
  { weight: 1, arbitrary: byMessage('delete', (world) => world.remove()) },
);

function byPerson(
  name: string,
  ways: number,
  run: (world: World, who: World['people'][number], how: number, which: number) => void,
) {
  return fc
    .tuple(fc.nat(11), fc.nat(ways - 1), fc.nat(11))
    .map(([who, how, which]) =>
      named(`${name} ${who} ${how} ${which}`, (world) =>
        run(world, world.people[who % world.people.length]!, how, which),
      ),
    );
}

function byMessage(name: string, run: (world: World, which: number) => void) {
  return fc.nat(7).map((which) => named(`${name} ${which}`, (world) => run(world, which)));
}

/** A move that a failing run can print. */
function named(name: string, run: Move): Move {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

describe('editing sessions over a network that anything can happen to', () => {
  it(`lose no word and overwrite nothing, and end with one text, in ${SCHEDULES} schedules`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(move, { minLength: 5, maxLength: 60, size: 'max' }),
        (people, moves) => {
          const world = new World(people);
          for (const run of moves) run(world);
          world.settle();
          world.checkWords();
          expect(world.people.map(({ session }) => session.text)).toEqual(
            world.people.map(() => world.people[0]!.session.text),
          );
        },
      ),
      { numRuns: SCHEDULES },
    );
  }, 3_600_000);
});
