import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lonelyMove, sessionMove } from '@/lib/client/testing/session-moves';
import { settle } from '@/lib/client/testing/settle';
import { WAYS_TO_START, World } from '@/lib/client/testing/world';

/** Schedules to try; `SEED=any SCHEDULES=200000 npx vitest run lib/client/session/session-model` tries more, and others. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 3_000);

describe('editing sessions over a network that anything can happen to', () => {
  it(`lose no text and overwrite nothing, and end with one text, in ${SCHEDULES} schedules`, () => {
    fc.assert(
      fc.property(
        fc.noBias(fc.nat(WAYS_TO_START - 1)),
        fc.integer({ min: 2, max: 4 }),
        fc.array(sessionMove, { minLength: 10, maxLength: 60, size: 'max' }),
        (start, people, moves) => {
          const world = new World(people, start);
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
