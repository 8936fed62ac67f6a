import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '@/lib/lab/exchanges/exchange';
import { typed } from '@/lib/lab/people/person';
import { STARTING_BODY, STARTING_TITLE } from '@/lib/lab/people/starting-text';
import { Round } from '@/lib/lab/testing/round';
import { type Challenge, trafficUntil } from './challenge';
import { CHALLENGES } from './challenges';
import { standingOf } from './standing';

const NAMES = ['Ana', 'Ben', 'Cleo'] as const;
const CREATE: readonly Field[] = [['If-None-Match', '*']];

/** Whatever a person of a lab may do next. */
const DEEDS: Readonly<
  Record<string, (round: Round, who: string, guard: Challenge['guard']) => Promise<unknown>>
> = {
  load: (round, who) => round.load(who),
  add: async (round, who) => round.actor(who).add(),
  retitle: async (round, who) => round.edit(who, (body) => body, `${who}’s picnic`),
  clear: async (round, who) => round.edit(who, (body) => body.replace(/, \w+/, '')),
  save: (round, who) => round.save(who),
  'add and save': (round, who) => round.addAndSave(who),
  'save with nothing': (round, who) => round.save(who, []),
  'save with the tag': (round, who) => round.save(who, [['If-Match', round.tagOf(who) || '"0"']]),
  'save with the weak tag': (round, who) => round.save(who, [['If-Match', `W/${round.tagOf(who) || '"0"'}`]]),
  'save with the star': (round, who) => round.save(who, [['If-Match', '*']]),
  'load with the tag': (round, who) => round.actor(who).get([['If-None-Match', round.tagOf(who) || '"0"']]),
  'lose the answer': (round, who, guard) =>
    round.actor(who).put(guard, undefined, { loseAnswer: true, merges: 0 }),
  merge: (round, who) => round.actor(who).merge(),
  create: (round, who) => create(round, who),
  delete: (round, who) => round.actor(who).delete([['If-Match', '*']]),
  lock: (round, who) => round.actor(who).lock(),
  unlock: (round, who) => round.actor(who).unlock(),
  'wait a second': async (round) => round.wait(1),
  'wait for the lock': async (round) => round.wait(21),
};

const deeds = fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.constantFrom(...NAMES)), {
  maxLength: 14,
});

async function create(round: Round, who: string): Promise<void> {
  round.actor(who).update((person) => typed(person, { title: STARTING_TITLE, body: STARTING_BODY }));
  await round.save(who, CREATE);
}

/** Brings back what the solution starts with: a document in which each has a place, and a lock that nobody holds. */
async function recover(round: Round): Promise<void> {
  round.wait(21);
  await round.actor('Cleo').lock();
  if ((await round.actor('Cleo').get()).status === 410) await create(round, 'Cleo');
  else if (!round.actor('Cleo').person.body.includes('Guests bring:')) {
    round.edit('Cleo', () => STARTING_BODY);
    await round.save('Cleo');
  }
  await round.actor('Cleo').unlock();
}

/** Where a round goes on once somebody sends what the challenge has no control for: they make the document anew. */
const GOES_ON: ReadonlySet<string> = new Set(['delete-against-edit']);

/** The goals alone, whatever is sent: the scheduler sends no more than the steps of its program. */
const GOALS = CHALLENGES.map((each) => ({ ...each, stage: 'panels' as const }));

for (const challenge of GOALS) {
  const isOf = (round: Round) => standingOf(challenge, round.traffic()).is;
  const act = async (round: Round, list: readonly (readonly [string, string])[]) => {
    for (const [deed, who] of list) await DEEDS[deed]!(round, who, challenge.guard);
  };

  describe(`“${challenge.title}”, after whatever people did`, () => {
    it('is reached by its solution unless it is blocked, and stays blocked if it is', async () => {
      await fc.assert(
        fc.asyncProperty(deeds, deeds, async (before, after) => {
          const round = new Round(challenge.guard);
          await act(round, before);
          const standing = standingOf(challenge, round.traffic());
          if (standing.is === 'blocked') {
            expect(standing.because).toMatch(/^[A-Z].*\.$/);
            await act(round, after);
            if (!GOES_ON.has(challenge.id)) expect(isOf(round)).toBe('blocked');
          }
          await recover(round);
          await round.play(challenge);
          const blocked = standing.is === 'blocked' && !GOES_ON.has(challenge.id);
          expect(isOf(round)).toBe(blocked ? 'blocked' : 'reached');
        }),
        { numRuns: 40 },
      );
    });

    it('stays reached whatever is answered later, of requests that overlap', async () => {
      await fc.assert(
        fc.asyncProperty(deeds, fc.infiniteStream(fc.nat(12)), async (before, delays) => {
          const round = new Round(challenge.guard);
          await act(round, before);
          await recover(round);
          await round.play(challenge);
          await act(round, before);
          const late = round.traffic((each) => ({
            ...each,
            endedAt: each.endedAt + (delays.next().value ?? 0),
          }));
          const ends = late.exchanges.map(({ endedAt }) => endedAt).sort((a, b) => a - b);
          const told = ends.map((end) => standingOf(challenge, trafficUntil(late, end)).is);
          const reached = told.indexOf('reached');
          if (reached !== -1) expect(new Set(told.slice(reached))).toEqual(new Set(['reached']));
        }),
        { numRuns: 20 },
      );
    });

    it('stays reached once it is', async () => {
      await fc.assert(
        fc.asyncProperty(deeds, async (after) => {
          const round = new Round(challenge.guard);
          await round.play(challenge);
          expect(isOf(round)).toBe('reached');
          await act(round, after);
          round.server.switchTo(challenge.guard === 'none' ? 'lock' : 'none');
          await round.load('Ana');
          expect(isOf(round)).toBe('reached');
        }),
        { numRuns: 20 },
      );
    });
  });
}
