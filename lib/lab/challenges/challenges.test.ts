import { describe, expect, it } from 'vitest';
import { Actor } from '@/lib/lab/client/actor';
import { orderOf, playSolution } from '@/lib/lab/client/play-solution';
import { ModelServer } from '@/lib/lab/testing/model-server';
import { trafficOf } from './challenge';
import { CHALLENGES } from './challenges';
import { SOURCES } from './sources';
import { mayPredict } from './standing';
import { TERMS } from './terms';

const names = { first: 'Ana', second: 'Ben' };

async function play(challenge: (typeof CHALLENGES)[number], guard = challenge.guard) {
  const server = new ModelServer(guard);
  const actors = new Map(Object.values(names).map((name) => [name, new Actor(server, name)]));
  const reached: boolean[] = [];
  const standing = () =>
    challenge.judge(trafficOf({ start: server.start, exchanges: server.exchanges, cast: names })).is;
  await playSolution(challenge.solution, {
    guard,
    server,
    cast: names,
    now: () => server.now,
    actorOf: (name) => actors.get(name)!,
    wait: async (milliseconds) => {
      server.now += milliseconds;
    },
    onStep: () => reached.push(standing() === 'reached'),
  });
  return { server, before: reached, after: standing() === 'reached' };
}

describe('the challenges', () => {
  it('are at least twelve, each with an id of its own', () => {
    expect(CHALLENGES.length).toBeGreaterThanOrEqual(12);
    expect(new Set(CHALLENGES.map(({ id }) => id)).size).toBe(CHALLENGES.length);
  });

  for (const challenge of CHALLENGES) {
    describe(challenge.title, () => {
      it('is reached by its solution and not before the last request of it', async () => {
        const { before, after } = await play(challenge);
        expect(after).toBe(true);
        expect(before[0]).toBe(false);
        expect(before.slice(0, -1)).not.toContain(true);
      });

      it('asks before it tells, and explains its words', async () => {
        const { start, exchanges } = new ModelServer(challenge.guard);
        expect(mayPredict(challenge, trafficOf({ start, exchanges, cast: names }))).toBe(true);
        expect(SOURCES[challenge.why.source].file).toMatch(/^lib\//);
        for (const term of challenge.terms) expect(TERMS[term]).not.toBe('');
      });

      it('has its right answer among the answers', () => {
        expect(challenge.question.answers).toContain(challenge.question.right);
        expect(new Set(challenge.question.answers).size).toBe(challenge.question.answers.length);
      });

      it('is reached by two people who save one after the other only if it asks for that', async () => {
        const server = new ModelServer(challenge.guard);
        for (const name of ['Ana', 'Ben']) {
          const actor = new Actor(server, name);
          await actor.lock();
          await actor.get();
          actor.add();
          await actor.put(challenge.guard);
          await actor.unlock();
        }
        const { start, exchanges } = server;
        expect(challenge.judge(trafficOf({ start, exchanges, cast: names })).is).toBe(
          challenge.id === 'safe-order' ? 'reached' : 'open',
        );
      });
    });
  }

  it('in the scheduler are solved by an order of moves', () => {
    for (const { solution, stage } of CHALLENGES.filter(({ stage }) => stage === 'scheduler')) {
      expect(stage).toBe('scheduler');
      expect(orderOf(solution)).toMatch(/^[AB]+$/);
    }
  });

  it('about a lost update is not reached where the product’s own guard is on', async () => {
    const { after } = await play(CHALLENGES[0]!, 'if-match-required');
    expect(after).toBe(false);
  });
});
