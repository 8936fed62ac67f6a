import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orderOf } from '@/lib/lab/client/play-solution';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';
import { TOPICS } from '@/lib/lab/learn/topics';
import { programFor, schedulesOf } from '@/lib/lab/schedules/program';
import { simulate } from '@/lib/lab/schedules/simulate';
import { Round } from '@/lib/lab/testing/round';
import { type Challenge, cast, trafficOf } from './challenge';
import { CHALLENGES } from './challenges';
import { SOURCES } from './sources';
import { mayPredict, standingOf } from './standing';
import { TERMS } from './terms';

/** Whoever joined first: nobody of the solution is called Ana or Ben. */
const NAMES = { first: 'Mira', second: 'Dan' };
const REVERSED = { first: 'Ben', second: 'Ana' };

const textsOf = ({ story, goal, hint, question }: Challenge) => [
  story,
  goal,
  hint,
  question.ask,
  question.because,
  ...question.answers,
];

describe('the challenges', () => {
  it('are at least fifteen, each with an id and a title of its own', () => {
    expect(CHALLENGES.length).toBeGreaterThanOrEqual(15);
    for (const key of ['id', 'title'] as const)
      expect(new Set(CHALLENGES.map((challenge) => challenge[key])).size).toBe(CHALLENGES.length);
  });

  it('let the learner choose whose turn it is in two of them at least', () => {
    const scheduled = CHALLENGES.filter(({ stage }) => stage === 'scheduler');
    expect(scheduled.length).toBeGreaterThanOrEqual(2);
    for (const { solution, guard } of scheduled)
      expect(orderOf(solution)).toHaveLength(2 * programFor(guard).length);
  });

  for (const challenge of CHALLENGES) {
    describe(challenge.title, () => {
      it.each([NAMES, REVERSED])(
        'is reached by its solution, by $first and $second, and not before its last request',
        async (names) => {
          const round = new Round(challenge.guard, names);
          const before: string[] = [];
          await round.play(challenge, () => before.push(standingOf(challenge, round.traffic()).is));
          expect(standingOf(challenge, round.traffic())).toEqual({ is: 'reached' });
          expect(before.every((is) => is === 'open')).toBe(true);
        },
      );

      it('is not reached when its solution was played', async () => {
        const round = new Round(challenge.guard);
        await round.play(challenge);
        const played = trafficOf({ ...round.traffic(), played: true });
        expect(standingOf(challenge, played)).toEqual({ is: 'shown' });
        expect(mayPredict(challenge, played)).toBe(false);
      });

      it('asks until the traffic answers, and then no more', async () => {
        const round = new Round(challenge.guard);
        expect(mayPredict(challenge, round.traffic())).toBe(true);
        await round.load('Ana', 'Ben');
        expect(mayPredict(challenge, round.traffic())).toBe(true);
        await round.play(challenge);
        expect(mayPredict(challenge, round.traffic())).toBe(false);
      });

      it('does not answer its question before it is asked', () => {
        const { right } = challenge.question;
        const answer = /^\d{3}/.exec(right)?.[0] ?? right;
        // Both people are in the story, also if one of them is the answer.
        if (answer.includes('{')) return;
        for (const text of [challenge.title, challenge.story, challenge.goal])
          expect(text).not.toContain(answer);
      });

      it('has no four words of its right answer in title, story or goal', () => {
        const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        const right = words(challenge.question.right);
        const runs = right.slice(3).map((_, at) => right.slice(at, at + 4).join(' '));
        for (const text of [challenge.title, challenge.story, challenge.goal])
          for (const run of runs) expect(words(text).join(' ')).not.toContain(run);
      });

      it('has its right answer among the answers', () => {
        expect(challenge.question.answers).toContain(challenge.question.right);
        expect(new Set(challenge.question.answers).size).toBe(challenge.question.answers.length);
      });

      it('calls nobody by a name of its own, and fills in those of whoever plays', () => {
        for (const text of textsOf(challenge)) {
          expect(text).not.toMatch(/\b(Ana|Ben|Cleo|his|her|she|he)\b/);
          expect(cast(text, NAMES)).not.toMatch(/[{}]/);
        }
      });

      it('says what happened in this very traffic, by names and numbers', async () => {
        const round = new Round(challenge.guard, NAMES);
        expect(challenge.why.text(round.traffic())).toEqual([]);
        await round.play(challenge);
        const text = challenge.why.text(round.traffic());
        expect(text.length).toBeGreaterThanOrEqual(2);
        expect(text.length).toBeLessThanOrEqual(4);
        expect(text.join(' ')).toMatch(/Mira|Dan/);
        expect(text.join(' ')).not.toMatch(/undefined|null|NaN|[{}]|unknown/);
      });

      it('leads on: to a page of the course, to lines of the server, to words that are explained', () => {
        expect(TOPICS.map(({ slug }): string => slug)).toContain(challenge.why.page);
        expect(SOURCES[challenge.why.source].lines.length).toBeGreaterThan(0);
        for (const term of challenge.terms) expect(TERMS[term]).toBeTruthy();
      });

      it('is reached by two people who save one after the other only if it asks for that', async () => {
        const round = new Round(challenge.guard);
        for (const name of ['Ana', 'Ben']) {
          await round.actor(name).lock();
          await round.load(name);
          await round.addAndSave(name);
          await round.actor(name).unlock();
        }
        const { is } = standingOf(challenge, round.traffic());
        const over = challenge.stage === 'scheduler' ? 'blocked' : 'open';
        expect(is).toBe(challenge.id === 'safe-order' ? 'reached' : over);
      });
    });
  }

  it.each([
    ['create-once', 'If-None-Match: *'],
    ['star-overwrites', 'If-Match: *'],
    ['merge-and-save', 'three-way merge'],
    ['merged-by-itself', 'three-way merge'],
    ['check-then-write', 'Check and write have to be one step'],
    ['lost-answer', 'Idempotency-Key'],
  ])('lead to a page that explains it: %s', (id, words) => {
    const page = CHALLENGES.find((each) => each.id === id)?.why.page;
    // A page is in a file that is called as what one tries on it first.
    const script = TOPICS.flatMap(({ slug }) => (slug === page ? [SCRIPTS[slug][0]!.id] : [])).join();
    expect(readFileSync(`components/learn/topics/${script}.tsx`, 'utf8')).toContain(words);
  });

  it('count the orders that are safe as theory does', () => {
    const orders = schedulesOf(programFor('none'), 2);
    const safe = orders.filter((order) => simulate('none', order) !== 'lost');
    const { question } = CHALLENGES.find(({ id }) => id === 'safe-order')!;
    expect(question.ask).toContain(`${orders.length} orders`);
    expect(question.right).toBe(String(safe.length));
  });
});
