import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainCommand } from '@/lib/client/testing/sensible-acts';
import { settle } from '@/lib/client/testing/settle';
import { World } from '@/lib/client/testing/world';

/** Schedules to try; `SCHEDULES=200000 npx vitest run lib/client/session-model` tries more. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 4_000);

const COMMANDS: readonly PlainCommand[] = [
  'save',
  'save-merged',
  'review',
  'update-now',
  'undo-choice',
  'redo-choice',
  'decide-later',
  'replace-theirs',
  'save-as-copy',
  'discard',
  'recreate',
  'undo-merge',
  'dismiss-notice',
];

type Move = (world: World) => void;

/** One thing that happens, by its name and the numbers that choose among what is possible at that moment. */
const move = fc.oneof(
  {
    weight: 40,
    arbitrary: byPerson('act calmly', 840, (w, who, how, which) => w.actCalmly(who, how, which)),
  },
  { weight: 30, arbitrary: byPerson('act', 840, (world, who, how, which) => world.act(who, how, which)) },
  {
    weight: 3,
    arbitrary: byPerson('command', COMMANDS.length, (w, who, how) => w.command(who, COMMANDS[how]!)),
  },
  { weight: 6, arbitrary: byPerson('finish all', 1, (world, who) => world.finishAll(who)) },
  { weight: 6, arbitrary: byPerson('finish', 1, (world, who, _, which) => world.finish(who, which)) },
  { weight: 5, arbitrary: byPerson('look', 1, (world, who) => world.look(who)) },
  { weight: 2, arbitrary: byPerson('look late', 2, (world, who, how) => world.lookLate(who, how === 0)) },
  { weight: 3, arbitrary: byPerson('keep', 1, (world, who) => world.keep(who)) },
  { weight: 2, arbitrary: byPerson('crash', 1, (world, who) => world.crash(who)) },
  { weight: 1, arbitrary: byPerson('network', 2, (world, who, how) => world.network(who, how === 0)) },
  {
    weight: 2,
    arbitrary: byPerson('permit', 4, (world, who, how) => world.permit(who, how % 2 === 0, how < 2)),
  },
  { weight: 6, arbitrary: byMessage('deliver', (world, which) => world.deliver(which)) },
  { weight: 6, arbitrary: byMessage('arrive', (world, which) => world.arrive(which)) },
  { weight: 2, arbitrary: byMessage('arrive again', (world, which) => world.arrive(which, true)) },
  { weight: 4, arbitrary: byMessage('answer', (world, which) => world.answer(which)) },
  { weight: 4, arbitrary: byMessage('lose', (world, which) => world.giveUp(which, true)) },
  { weight: 3, arbitrary: byMessage('give up', (world, which) => world.giveUp(which, false)) },
  { weight: 1, arbitrary: byMessage('delete', (world) => world.remove()) },
);

/** Evenly spread: the usual leaning towards small numbers would leave most of what people do untried. */
function number(max: number) {
  return fc.noBias(fc.nat(max));
}

function byPerson(
  name: string,
  ways: number,
  run: (world: World, who: World['people'][number], how: number, which: number) => void,
) {
  return fc
    .tuple(number(11), number(ways - 1), number(11))
    .map(([who, how, which]) =>
      named(`${name} ${who} ${how} ${which}`, (world) =>
        run(world, world.people[who % world.people.length]!, how, which),
      ),
    );
}

function byMessage(name: string, run: (world: World, which: number) => void) {
  return number(7).map((which) => named(`${name} ${which}`, (world) => run(world, which)));
}

/** A move that a failing run can print. */
function named(name: string, run: Move): Move {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

/** What happens to somebody who is alone: everything but other people and deletion. */
const lonelyMove = fc.oneof(
  { weight: 4, arbitrary: byPerson('act', 840, (world, who, how, which) => world.act(who, how, which)) },
  { weight: 2, arbitrary: byPerson('finish all', 1, (world, who) => world.finishAll(who)) },
  { weight: 1, arbitrary: byPerson('look', 1, (world, who) => world.look(who)) },
  { weight: 1, arbitrary: byPerson('look late', 2, (world, who, how) => world.lookLate(who, how === 0)) },
  { weight: 1, arbitrary: byPerson('keep', 1, (world, who) => world.keep(who)) },
  { weight: 1, arbitrary: byPerson('crash', 1, (world, who) => world.crash(who)) },
  { weight: 3, arbitrary: byMessage('arrive', (world, which) => world.arrive(which)) },
  { weight: 1, arbitrary: byMessage('arrive again', (world, which) => world.arrive(which, true)) },
  { weight: 1, arbitrary: byMessage('answer', (world, which) => world.answer(which)) },
  { weight: 1, arbitrary: byMessage('lose', (world, which) => world.giveUp(which, true)) },
  { weight: 2, arbitrary: byMessage('give up', (world, which) => world.giveUp(which, false)) },
);

describe('editing sessions over a network that anything can happen to', () => {
  it(`lose no text and overwrite nothing, and end with one text, in ${SCHEDULES} schedules`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(move, { minLength: 10, maxLength: 60, size: 'max' }),
        (people, moves) => {
          const world = new World(people);
          for (const run of moves) run(world);
          settle(world);
          world.checkWords();
          expect(world.people.map(({ session }) => session.text)).toEqual(
            world.people.map(() => world.people[0]!.session.text),
          );
        },
      ),
      { numRuns: SCHEDULES },
    );
  }, 3_600_000);

  it('never show a collision to somebody who is alone and gives up no save', () => {
    fc.assert(
      fc.property(fc.array(lonelyMove, { minLength: 5, maxLength: 40, size: 'max' }), (moves) => {
        const world = new World(1);
        const [person] = world.people;
        for (const run of moves) {
          run(world);
          // What was given up and has arrived all the same is met like anybody's.
          if (person!.session.abandoned) return;
          expect(person!.session).toMatchObject({ collision: null, gone: null });
          expect(person!.session.merging?.purpose).not.toBe('collide');
        }
        settle(world);
      }),
      { numRuns: SCHEDULES / 10 },
    );
  }, 3_600_000);
});
