import { describe, expect, it } from 'vitest';
import { ScheduleRun } from '@/lib/lab/client/schedule-run';
import { parseSchedule, programFor, schedulesOf } from '@/lib/lab/schedules/program';
import { Round } from '@/lib/lab/testing/round';
import type { Standing } from './challenge';
import { CHALLENGES } from './challenges';
import { mayPredict, standingOf } from './standing';

const tag = (round: Round, name: string) => [['If-Match', round.tagOf(name)]] as const;
const challengeOf = (id: string) => CHALLENGES.find((each) => each.id === id)!;

/** Ways to a goal that its solution does not take. */
const WAYS: Readonly<Record<string, Readonly<Record<string, (round: Round) => Promise<unknown>>>>> = {
  'delete-against-edit': {
    'the tag of a version before the one that was deleted': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ben');
    },
  },
  'precondition-required': {
    'saves that change nothing': async (round) => {
      await round.load('Ben');
      await round.save('Ben', []);
      await round.save('Ben');
    },
  },
  'create-once': {
    'two who create it at once, where the refusal arrives first': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      const created = await round.addAndSave('Ana', [['If-None-Match', '*']]);
      const refused = await round.addAndSave('Ben', [['If-None-Match', '*']]);
      expect(refused.status).toBe(412);
      const { exchanges } = round.server;
      exchanges[exchanges.indexOf(created)] = { ...created, endedAt: refused.endedAt + 1 };
    },
  },
  'lock-left-behind': {
    'a lock that somebody had given back before, and one left behind after it': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ana').unlock();
      await round.actor('Cleo').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a lock that is given back after the save, and taken by others': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.actor('Ben').unlock();
      await round.actor('Ana').lock();
    },
    'a document that the holder deleted, who kept the lock': async (round) => {
      await round.actor('Ana').lock();
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete([]);
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.addAndSave('Ben');
    },
    'a save that changes nothing': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.save('Ben');
    },
    'a lock given back after it had ended': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ana').unlock();
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'an older lock given back by whoever asks': async (round) => {
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      await round.actor('Ben').unlock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
  },
  'merged-by-itself': {
    'somebody else whose save is refused in between': async (round) => {
      await round.load('Ana', 'Ben', 'Cleo');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.addAndSave('Cleo');
      await round.actor('Ben').merge();
      await round.save('Ben');
    },
  },
  'merge-and-save': {
    'a conflict in which two words changed places, with the words of both': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('Ben brings: water', 'Ben brings: cold water'));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('Ben brings: water', 'Ben water brings:'));
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('Ben brings: cold water', 'Ben cold water brings:'));
      await round.save('Ben');
    },
    'a conflict of which both are kept, and a word taken out elsewhere': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('bread', 'rolls'));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('bread', 'cake').replace('plates', ''));
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('rolls', 'rolls cake').replace('plates', ''));
      await round.save('Ben');
    },
    'both texts, and one more word': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      await round.addAndSave('Ben');
    },
  },
  'not-modified': {
    'a weak tag both times': async (round) => {
      await round.load('Ana', 'Ben');
      const weak = [['If-None-Match', `W/${round.tagOf('Ben')}`]] as const;
      await round.actor('Ben').get(weak);
      await round.addAndSave('Ana');
      await round.actor('Ben').get(weak);
    },
  },
};

for (const [id, ways] of Object.entries(WAYS)) {
  describe(`“${challengeOf(id).title}” is reached by`, () => {
    it.each(Object.entries(ways))('%s', async (_, act) => {
      const round = new Round(challengeOf(id).guard);
      await act(round);
      expect(standingOf(challengeOf(id), round.traffic())).toEqual({ is: 'reached' });
      const why = challengeOf(id).why.text(round.traffic());
      expect(why).not.toEqual([]);
      expect(why.join(' ')).not.toMatch(/-\d+ seconds/);
    });
  });
}

/** What an order of steps comes to; the first letters of it, up to where it is known. */
const ORDERS: [id: string, order: string, is: Standing['is'], because?: RegExp][] = [
  ['who-saves-first', 'AABA', 'open'],
  ['who-saves-first', 'AA', 'open'],
  ['who-saves-first', 'AAA', 'blocked', /^Ana has saved before both had loaded/],
  ['who-saves-first', 'BBBAAA', 'blocked', /^Ben has saved before both had loaded/],
  ['who-saves-first', 'ABAABB', 'blocked', /overwritten “cheese” by Ana/],
  ['who-saves-first', 'ABBBAA', 'reached'],
  ['check-then-write', 'AAA', 'open'],
  ['check-then-write', 'AAAA', 'blocked', /^Ana’s save was written before both had loaded/],
  ['check-then-write', 'BBBBAAAA', 'blocked', /^Ben’s save was written before both had loaded/],
  ['check-then-write', 'ABAAAB', 'open'],
  ['check-then-write', 'ABAAABB', 'blocked', /^All steps are done/],
  ['check-then-write', 'ABABABAB', 'reached'],
  ['safe-order', 'A', 'open'],
  ['safe-order', 'AB', 'blocked', /^Both have loaded/],
  ['safe-order', 'ABAABB', 'blocked', /overwritten “cheese” by Ana/],
  ['safe-order', 'BBBAAA', 'reached'],
];

describe('in the scheduler', () => {
  it.each(ORDERS)('“%s” in the order %s is %s', async (id, order, is, because = /^/) => {
    const challenge = challengeOf(id);
    const round = new Round(challenge.guard);
    const people = [round.actor('Ana'), round.actor('Ben')];
    const run = new ScheduleRun(round.server, challenge.guard, people, false, 's');
    for (const move of parseSchedule(order, programFor(challenge.guard), 2) ?? []) await run.move(move);
    const standing = standingOf(challenge, round.traffic());
    expect(standing.is).toBe(is);
    if (standing.is === 'blocked') expect(standing.because).toMatch(because);
    await run.abandon();
  });
});

describe('an order of steps', () => {
  const inScheduler = CHALLENGES.filter(({ stage }) => stage === 'scheduler');

  it.each(inScheduler)(
    'of “$title” is told to be over at its last step, and not before for nothing',
    async (challenge) => {
      for (const schedule of schedulesOf(programFor(challenge.guard), 2)) {
        const round = new Round(challenge.guard);
        const people = [round.actor('Ana'), round.actor('Ben')];
        const run = new ScheduleRun(round.server, challenge.guard, people, false, 's');
        const told: Standing['is'][] = [];
        for (const move of schedule) {
          await run.move(move);
          told.push(standingOf(challenge, round.traffic()).is);
        }
        const last = told.at(-1);
        expect(last).toMatch(/^(reached|blocked)$/);
        expect(told.every((is) => is === 'open' || is === last)).toBe(true);
      }
    },
  );
});

describe('a prediction', () => {
  it('is too late once a save after a deletion was refused, whatever tag it carried', async () => {
    const challenge = challengeOf('delete-against-edit');
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    await round.actor('Ana').delete(tag(round, 'Ana'));
    expect(mayPredict(challenge, round.traffic())).toBe(true);
    await round.addAndSave('Ben', [['If-Match', '*']]);
    expect(mayPredict(challenge, round.traffic())).toBe(false);
  });
});

describe('a prediction of what equal bytes get', () => {
  const challenge = challengeOf('lost-answer');
  const cake = (body: string) => `${body}cake`;

  it('is too late once two people have sent them with one tag', async () => {
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    round.edit('Ana', cake);
    round.edit('Ben', cake);
    await round.save('Ana');
    expect(mayPredict(challenge, round.traffic())).toBe(true);
    await round.save('Ben');
    expect(mayPredict(challenge, round.traffic())).toBe(false);
  });

  it('is not too late when other bytes are refused, or those of the same person', async () => {
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    const old = tag(round, 'Ana');
    round.edit('Ana', cake);
    await round.save('Ana');
    await round.save('Ana', old);
    await round.addAndSave('Ben');
    expect(mayPredict(challenge, round.traffic())).toBe(true);
  });

  it('is not too late when equal bytes were accepted from both', async () => {
    const round = new Round(challenge.guard);
    await round.load('Ana');
    round.edit('Ana', cake);
    await round.save('Ana');
    await round.load('Ben');
    await round.save('Ben');
    expect(mayPredict(challenge, round.traffic())).toBe(true);
  });
});

describe('a prediction of a save after a deletion', () => {
  it('is not too late when a save is refused while there is a document', async () => {
    const challenge = challengeOf('delete-against-edit');
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    await round.addAndSave('Ana');
    expect((await round.addAndSave('Ben')).status).toBe(412);
    expect(mayPredict(challenge, round.traffic())).toBe(true);
  });
});

describe('a word that was lost', () => {
  it('is said to be removed by a deletion, if that is what took it', async () => {
    const challenge = challengeOf('one-field');
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    await round.addAndSave('Ana', tag(round, 'Ana'));
    await round.actor('Ben').delete([]);
    expect(standingOf(challenge, round.traffic())).toEqual({
      is: 'blocked',
      because: 'Ben’s deletion has removed “cheese” by Ana, and in this round no word may be lost.',
    });
  });
});

describe('a prediction where somebody chooses whose turn it is', () => {
  it.each(['safe-order', 'who-saves-first', 'check-then-write'])(
    'of “%s” is too late once a word is lost',
    async (id) => {
      const challenge = challengeOf(id);
      const round = new Round(challenge.guard);
      await round.load('Ana', 'Ben');
      round.actor('Ana').add();
      round.actor('Ben').add();
      expect(mayPredict(challenge, round.traffic())).toBe(true);
      await Promise.all([round.save('Ana'), round.save('Ben', id === 'check-then-write' ? undefined : [])]);
      expect(mayPredict(challenge, round.traffic())).toBe(false);
    },
  );

  it('is too late when a solution plays, before its first step', () => {
    for (const challenge of CHALLENGES) {
      const traffic = new Round(challenge.guard).traffic();
      expect(mayPredict(challenge, traffic)).toBe(true);
      expect(mayPredict(challenge, { ...traffic, played: true })).toBe(false);
    }
  });
});

describe('what counts', () => {
  it('is nothing after the guard was switched, also when it is switched back', async () => {
    const challenge = challengeOf('lost-update');
    const round = new Round(challenge.guard);
    round.server.switchTo('lock');
    await round.load('Ana');
    round.server.switchTo(challenge.guard);
    await round.play(challenge);
    round.server.switchTo('lock');
    await round.load('Ana');
    expect(standingOf(challenge, round.traffic()).is).toBe('blocked');
  });

  it('is nothing that comes after the last step of an order', async () => {
    const challenge = challengeOf('safe-order');
    const round = new Round(challenge.guard);
    await round.load('Ana');
    await round.addAndSave('Ana');
    await round.load('Ben');
    await round.save('Ben');
    await round.addAndSave('Ben');
    expect(standingOf(challenge, round.traffic()).is).toBe('blocked');
  });
});

describe('what happened', () => {
  it('names whoever put a lost word back last', async () => {
    const challenge = challengeOf('lost-update');
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    round.edit('Ana', (body) => body.replace('bread', 'bread, salt'));
    await round.save('Ana');
    await round.load('Cleo');
    round.edit('Cleo', (body) => body.replace(', salt', ''));
    await round.save('Cleo');
    round.edit('Cleo', (body) => body.replace('plates', 'plates, salt'));
    await round.save('Cleo');
    await round.addAndSave('Ben');
    expect(challenge.why.text(round.traffic())[0]).toBe('Cleo saved “salt” as version 4.');
  });
});

describe('what was reached', () => {
  it('stays reached when a save that was sent before is answered after it, and has taken a word', async () => {
    const challenge = challengeOf('one-field');
    const round = new Round(challenge.guard);
    await round.load('Ana', 'Ben');
    const old = tag(round, 'Ben');
    await round.addAndSave('Ana', tag(round, 'Ana'));
    const taking = await round.addAndSave('Ben', []);
    const refused = await round.save('Ben', old);
    expect(refused.status).toBe(412);
    const late = round.traffic((each) =>
      each === taking ? { ...each, endedAt: refused.endedAt + 1 } : each,
    );
    const before = { ...late, exchanges: late.exchanges.filter(({ id }) => id !== taking.id) };
    expect(standingOf(challenge, before).is).toBe('reached');
    expect(standingOf(challenge, late).is).toBe('reached');
  });
});
