import fc from 'fast-check';
import type { PlainCommand } from './sensible-acts';
import type { World } from './world';

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

/** Something that happens in a world of people, servers and networks. */
type Move = (world: World) => void;

/** One thing that happens, by its name and the numbers that choose among what is possible at that moment. */
export const sessionMove = fc.oneof(
  {
    weight: 40,
    arbitrary: byPerson('act calmly', 840, (w, who, how, which) => w.actCalmly(who, how, which)),
  },
  { weight: 30, arbitrary: byPerson('act', 840, (world, who, how, which) => world.act(who, how, which)) },
  {
    weight: 3,
    arbitrary: byPerson('command', COMMANDS.length, (w, who, how) => w.command(who, COMMANDS[how]!)),
  },
  { weight: 5, arbitrary: byPerson('compose', 30, (world, who, how) => world.compose(who, how)) },
  { weight: 6, arbitrary: byPerson('autosave', 4, (world, who, how) => world.autosave(who, how === 0)) },
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
export const lonelyMove = fc.oneof(
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
