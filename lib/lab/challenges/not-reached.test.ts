import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { Round } from '@/lib/lab/testing/round';
import { CHALLENGES } from './challenges';
import { standingOf } from './standing';

const STAR = [['If-Match', '*']] as const;
const CREATE = [['If-None-Match', '*']] as const;
const tag = (round: Round, name: string) => [['If-Match', round.tagOf(name)]] as const;
const weak = (round: Round, name: string) => [['If-Match', `W/${round.tagOf(name)}`]] as const;
const unless = (round: Round, name: string) => [['If-None-Match', round.tagOf(name)]] as const;
const add = (round: Round, ...names: readonly string[]) => {
  for (const name of names) round.actor(name).add();
};

/** Traffic that looks as if it reached a goal, and does not. `seen`: an exchange as it is in the record. */
interface Lookalike {
  readonly act: (round: Round) => Promise<unknown>;
  readonly seen?: (exchange: Exchange) => Exchange;
  readonly is?: 'open' | 'blocked';
}

const LOOKALIKES: Readonly<Record<string, Readonly<Record<string, Lookalike | Lookalike['act']>>>> = {
  'lost-update': {
    'a word that was removed by somebody who had read it': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('bread, cheese', 'bread'));
      await round.save('Ben');
    },
    'one’s own word, lost by one’s own save': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('none', [], { loseAnswer: true });
      round.edit('Ana', () => 'all new');
      await round.save('Ana');
    },
    'a deletion, which is no save': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.actor('Ben').delete([]);
    },
    'a PATCH, which is no save': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.send('Ben', 'PATCH', []);
    },
    'words of the starting text, which nobody saved': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('Picnic', ''));
      await round.save('Ben');
    },
    'a comma, which is no word': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => `${body}!`);
      await round.save('Ana');
      await round.addAndSave('Ben');
    },
    'a word that was taken back before, and an equal one that was read': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => `${body}bread`);
      await round.save('Ana');
      round.edit('Ana', (body) => body.replace(/bread$/, ''));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('bread', ''));
      await round.save('Ben');
    },
    'the same word added by both': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => `${body}salt`);
      round.edit('Ben', (body) => `${body}salt`);
      await round.save('Ana');
      await round.save('Ben');
    },
    'saves of another document': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        add(round, 'Ana', 'Ben');
        await round.save('Ana');
        await round.save('Ben');
      },
      seen: (exchange) => ({
        ...exchange,
        target: '/api/documents/other',
        responseFields: exchange.responseFields.filter(([name]) => name !== 'Lab-Guard'),
      }),
    },
    'a save that is not answered yet': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        add(round, 'Ana', 'Ben');
        await round.save('Ana');
        await round.save('Ben');
      },
      seen: (exchange) =>
        exchange.client === 'Ben' && exchange.method === 'PUT' ? { ...exchange, pending: true } : exchange,
    },
    'another guard, switched on in between': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana');
        round.server.switchTo('if-match-optional');
        await round.addAndSave('Ben');
      },
      is: 'blocked',
    },
  },
  'one-field': {
    'one’s own older tag, after somebody’s save that was read and before another one': async (round) => {
      await round.load('Ben');
      await round.addAndSave('Ben', tag(round, 'Ben'));
      await round.load('Ana');
      const old = tag(round, 'Ana');
      await round.addAndSave('Ana', old);
      expect((await round.addAndSave('Ana', old)).status).toBe(412);
      await round.load('Ben');
      await round.addAndSave('Ben', tag(round, 'Ben'));
    },
    'a tag that nobody was given': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.addAndSave('Ben', [['If-Match', '"9-made-up"']]);
    },
    'a weak tag of the current version': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.load('Ben');
      await round.addAndSave('Ben', weak(round, 'Ben'));
    },
    'a weak tag of an old version': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.addAndSave('Ben', weak(round, 'Ben'));
    },
    'one’s own older tag': async (round) => {
      await round.load('Ana', 'Ben');
      const old = tag(round, 'Ana');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.addAndSave('Ana', old);
    },
    'If-None-Match: *': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.addAndSave('Ben', CREATE);
    },
    'a date': async (round) => {
      await round.load('Ana', 'Ben');
      round.wait(5);
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.addAndSave('Ben', [['If-Unmodified-Since', round.actor('Ben').person.held?.date ?? '']]);
    },
    'a deletion in the way and not a save': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ben', tag(round, 'Ben'));
    },
    'a refused deletion': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', tag(round, 'Ana'));
      await round.actor('Ben').delete(tag(round, 'Ben'));
    },
    'a word lost before, and all done right after that': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana');
        await round.addAndSave('Ben');
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana', tag(round, 'Ana'));
        await round.addAndSave('Ben', tag(round, 'Ben'));
      },
      is: 'blocked',
    },
    'the 412 of a save that was written before': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-optional', tag(round, 'Ana'), { loseAnswer: true, merges: 0 });
      await round.load('Ben');
      await round.addAndSave('Ben', tag(round, 'Ben'));
      await round.save('Ana', tag(round, 'Ana'));
    },
    'a word that a deletion took unseen, and all done right after that': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana', tag(round, 'Ana'));
        await round.actor('Ben').delete([]);
        round.edit('Ana', (body) => body.replace(', cheese', ''));
        await round.save('Ana', CREATE);
        await round.load('Cleo');
        const old = tag(round, 'Cleo');
        await round.addAndSave('Ana');
        await round.addAndSave('Cleo', old);
      },
      is: 'blocked',
    },
    'a title lost before, and all done right after that': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        round.edit('Ana', (body) => body, 'Picnic at home');
        await round.save('Ana');
        await round.save('Ben', []);
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana', tag(round, 'Ana'));
        await round.addAndSave('Ben', tag(round, 'Ben'));
      },
      is: 'blocked',
    },
  },
  'merge-and-save': {
    'a conflict of which both are kept, one’s own words in another order': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('bread', 'rolls'));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('bread', 'salt pepper'));
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('rolls', 'rolls pepper salt'));
      await round.save('Ben');
    },
    'a conflict of which both are kept, the other’s words in another order': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('bread', 'salt pepper'));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('bread', 'rolls'));
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('salt pepper', 'rolls pepper salt'));
      await round.save('Ben');
    },
    'a conflict in which words changed places, and stand where they stood': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('Ben brings: water', 'Ben brings: cold water'));
      await round.save('Ana');
      round.edit('Ben', (body) => body.replace('Ben brings: water', 'Ben water brings: salt'));
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('Ben brings: cold water', 'Ben brings: salt cold water'));
      await round.save('Ben');
    },
    'loading again and adding another word': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a comma left out': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace('water, apples', 'water apples'));
      await round.save('Ben');
    },
    'the other’s comma left out': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace('bread, cheese', 'bread cheese'));
      await round.save('Ben');
    },
    'words in another order': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      round.edit('Ben', (body) => body.replace('water', 'water salt pepper'));
      await round.save('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace('salt pepper', 'pepper salt'));
      await round.save('Ben');
    },
    'the other’s words in another order': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('bread', 'bread salt pepper'));
      await round.save('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace('salt pepper', 'pepper salt'));
      await round.save('Ben');
    },
    'merged before anything was refused': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      add(round, 'Ben');
      const old = tag(round, 'Ben');
      const { person } = round.actor('Ben');
      await round.actor('Ben').merge();
      await round.save('Ben');
      round.edit('Ben', () => person.body);
      await round.save('Ben', old);
    },
    'one of two equal words left out': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      round.edit('Ben', (body) => body.replace('water', 'water very very good'));
      await round.save('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace('very very', 'very'));
      await round.save('Ben');
    },
    'a title left out': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      round.edit('Ben', (body) => body, 'Picnic at home');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body, 'Picnic');
      await round.save('Ben');
    },
    'the other’s words removed, knowingly': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => body.replace(', cheese', ''));
      await round.save('Ben');
    },
    'a star for the tag': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      await round.save('Ben', STAR);
    },
    'somebody else who merges': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      round.edit('Ana', (body) => body.replace('water', 'water, apples'));
      await round.save('Ana');
    },
    'a refused save with nothing new in it': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.save('Ben');
      await round.actor('Ben').merge();
      await round.addAndSave('Ben');
    },
    'a collision with oneself': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
      await round.addAndSave('Ana');
      await round.actor('Ana').merge();
      await round.save('Ana');
    },
    'a word that was moved, and is where it was before': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      round.edit('Ben', (body) => body.replace('brings: bread', 'brings:').replace('water', 'water, bread'));
      await round.save('Ben');
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a save that was written, whose key is sent again too late': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true, merges: 0 });
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.save('Ana');
      await round.load('Ana');
      await round.addAndSave('Ana');
    },
    'a PATCH with both texts': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      await round.send('Ben', 'PATCH', tag(round, 'Ben'));
    },
    'texts of which the record has kept the beginning': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana');
        await round.addAndSave('Ben');
        await round.actor('Ben').merge();
        await round.save('Ben');
      },
      seen: (exchange) => ({
        ...exchange,
        truncated: true,
        requestBody: exchange.requestBody?.slice(0, 40) ?? null,
      }),
    },
  },
  'safe-order': {
    'a title that the second person puts back': async (round) => {
      await round.load('Ana');
      round.edit('Ana', (body) => body, 'Picnic at home');
      await round.save('Ana');
      await round.load('Ben');
      round.edit('Ben', (body) => body, 'Picnic');
      await round.addAndSave('Ben');
    },
    'one person who saves twice': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.addAndSave('Ana');
    },
    'a second save with nothing new in it': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.save('Ben');
    },
    'a word that the second person takes out': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace(', cheese', ''));
      await round.addAndSave('Ben');
    },
    'a lost word': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana');
        await round.addAndSave('Ben');
      },
      is: 'blocked',
    },
  },
  'who-saves-first': {
    'If-None-Match for If-Match in the save that goes through': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ben', [['If-None-Match', '"9-made-up"']]);
      await round.addAndSave('Ana', tag(round, 'Ana'));
    },
    'a version that only one of them has loaded': async (round) => {
      await round.load('Ben', 'Cleo');
      round.edit('Cleo', (body) => body.replace('bread', ''));
      await round.save('Cleo');
      await round.load('Ana');
      await round.addAndSave('Ben');
      expect((await round.addAndSave('Ana', tag(round, 'Ana'))).status).toBe(412);
    },
    'both with the tag': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ben', tag(round, 'Ben'));
      await round.addAndSave('Ana', tag(round, 'Ana'));
    },
    'somebody who loads after the first save': async (round) => {
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.load('Ana');
      await round.addAndSave('Ana', tag(round, 'Ana'));
    },
    'somebody who never loaded': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ben');
      await round.addAndSave('Ana', tag(round, 'Ana'));
    },
    'the wrong one first': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana', tag(round, 'Ana'));
        await round.addAndSave('Ben');
      },
      is: 'blocked',
    },
    'one person for both': async (round) => {
      await round.load('Ana');
      const old = tag(round, 'Ana');
      await round.addAndSave('Ana');
      await round.addAndSave('Ana', old);
    },
  },
  'precondition-required': {
    'a tag that is old by then': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ben', []);
      await round.addAndSave('Ana');
      expect((await round.save('Ben')).status).toBe(412);
    },
    'one person refused, another one saves': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', []);
      await round.addAndSave('Ben');
    },
    'the save first, the refusal after it': async (round) => {
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.addAndSave('Ben', []);
    },
    'a deletion that is refused': async (round) => {
      await round.load('Ben');
      await round.actor('Ben').delete([]);
      await round.addAndSave('Ben');
    },
    'a PATCH that is refused': async (round) => {
      await round.load('Ben');
      await round.send('Ben', 'PATCH', []);
      await round.addAndSave('Ben');
    },
    'a star for the tag': async (round) => {
      await round.load('Ben');
      await round.addAndSave('Ben', []);
      await round.save('Ben', STAR);
    },
    'a date in the save that is refused': async (round) => {
      await round.load('Ben');
      await round.addAndSave('Ben', [['If-Unmodified-Since', round.actor('Ben').person.held?.date ?? '']]);
      await round.save('Ben');
    },
  },
  'create-once': {
    'refused before it was deleted, while the other deletes and creates': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ben', CREATE);
        await round.actor('Ana').delete(tag(round, 'Ana'));
        await round.addAndSave('Ana', CREATE);
      },
      seen: (exchange) => (exchange.id === 'x2' ? { ...exchange, endedAt: exchange.endedAt + 2 } : exchange),
    },
    'a save without the star that makes the document again, and one that is refused for it': async (
      round,
    ) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ben', tag(round, 'Ana'));
      await round.addAndSave('Ben', [['If-None-Match', round.tagOf('Ana')]]);
    },
    'the same person twice': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ana', CREATE);
    },
    'refused before anything was deleted': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ben', CREATE);
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
    },
    'refused by a tag beside the star': async (round) => {
      await round.load('Ana', 'Ben');
      const old = tag(round, 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ben', [...old, ...CREATE]);
    },
    'refused by a tag': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ben', tag(round, 'Ben'));
    },
    'no deletion': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', CREATE);
    },
    'a lock given back for a deletion': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').lock();
      await round.actor('Ana').unlock();
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ben', CREATE);
    },
    'both one after the other, deleted in between': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ben', CREATE);
    },
  },
  'not-modified': {
    'two people, one answer each': async (round) => {
      await round.load('Ana', 'Ben');
      const same = unless(round, 'Ben');
      await round.actor('Ben').get(same);
      await round.addAndSave('Ben');
      await round.actor('Ana').get(same);
    },
    'another tag the second time': async (round) => {
      await round.load('Ana', 'Ben');
      const old = unless(round, 'Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.actor('Ben').get(unless(round, 'Ben'));
      await round.actor('Ben').get(old);
    },
    'the tag of a version in between': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ben').get(unless(round, 'Ben'));
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.addAndSave('Ana');
      await round.actor('Ben').get(unless(round, 'Ben'));
    },
    'no condition the second time': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ben').get(unless(round, 'Ben'));
      await round.addAndSave('Ana');
      await round.load('Ben');
    },
    'the answers in the other order': async (round) => {
      await round.load('Ana', 'Ben');
      const old = unless(round, 'Ben');
      await round.addAndSave('Ana');
      await round.actor('Ben').get(old);
      await round.actor('Ben').get(unless(round, 'Ben'));
    },
    'HEAD for GET': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        const same = unless(round, 'Ben');
        await round.actor('Ben').get(same);
        await round.addAndSave('Ana');
        await round.actor('Ben').get(same);
      },
      seen: (exchange) => (exchange.id === 'x4' ? { ...exchange, method: 'HEAD' } : exchange),
    },
    'one’s own save in between': async (round) => {
      await round.load('Ben');
      const same = unless(round, 'Ben');
      await round.actor('Ben').get(same);
      await round.addAndSave('Ben');
      await round.actor('Ben').get(same);
    },
    'a weak tag the second time': async (round) => {
      await round.load('Ana', 'Ben');
      const old = round.tagOf('Ben');
      await round.actor('Ben').get(unless(round, 'Ben'));
      await round.addAndSave('Ana');
      await round.actor('Ben').get([['If-None-Match', `W/${old}`]]);
    },
  },
  'same-second': {
    'a save without a date': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', []);
    },
    'a date that is far ahead': async (round) => {
      await round.load('Ana', 'Ben');
      round.wait(5);
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', [['If-Unmodified-Since', 'Thu, 01 Jan 2026 00:00:09 GMT']]);
    },
    'the date of the version that is overwritten, copied': async (round) => {
      await round.load('Ana', 'Ben');
      round.wait(5);
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', [['If-Unmodified-Since', round.actor('Ana').person.held?.date ?? '']]);
    },
    'an overwritten save with a date that its sender had not read': async (round) => {
      await round.load('Ana', 'Ben');
      add(round, 'Ana', 'Ben');
      await round.save('Ana', [['If-Unmodified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']]);
      await round.save('Ben');
    },
    'an overwritten save with a date that is none': async (round) => {
      await round.load('Ana', 'Ben');
      add(round, 'Ana', 'Ben');
      await round.save('Ana', [['If-Unmodified-Since', 'yesterday']]);
      await round.save('Ben');
    },
    'an overwritten save that carried no date': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana', []);
      await round.addAndSave('Ben');
    },
    'two saves of one second, the first of which was read': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'one person': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-unmodified-since', undefined, { loseAnswer: true });
      round.edit('Ana', () => 'all new');
      await round.save('Ana');
    },
  },
  'a-second-later': {
    'the date of a version that the sender has not read': async (round) => {
      await round.load('Ana');
      const old = [['If-Unmodified-Since', round.actor('Ana').person.held?.date ?? '']] as const;
      round.wait(2);
      await round.addAndSave('Ana');
      await round.load('Ben');
      round.wait(2);
      await round.addAndSave('Ana');
      expect((await round.addAndSave('Ben', old)).status).toBe(412);
    },
    'a save that was written before, sent again too late': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-unmodified-since', undefined, { loseAnswer: true });
      round.wait(2);
      await round.load('Ben');
      await round.addAndSave('Ben');
      expect((await round.save('Ana')).status).toBe(412);
    },
    'one’s own save in the way, and somebody else’s after the refusal': async (round) => {
      await round.load('Ana');
      const old = [['If-Unmodified-Since', round.actor('Ana').person.held?.date ?? '']] as const;
      round.wait(5);
      await round.addAndSave('Ana');
      expect((await round.addAndSave('Ana', old)).status).toBe(412);
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'somebody else’s save of the same second, and one’s own in a later one': async (round) => {
      await round.load('Ana', 'Ben');
      const old = [['If-Unmodified-Since', round.actor('Ben').person.held?.date ?? '']] as const;
      await round.addAndSave('Ana');
      round.wait(5);
      await round.load('Ben');
      await round.addAndSave('Ben');
      expect((await round.addAndSave('Ben', old)).status).toBe(412);
    },
    'a copied date, by somebody who never loaded': async (round) => {
      await round.load('Ana');
      const date = round.actor('Ana').person.held?.date ?? '';
      round.wait(2);
      await round.addAndSave('Ana');
      await round.send('Ben', 'PUT', [['If-Unmodified-Since', date]]);
    },
    'a date that nobody was given': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', [['If-Unmodified-Since', 'Sun, 06 Nov 1994 08:49:37 GMT']]);
    },
    'one’s own save in the way': async (round) => {
      await round.load('Ana', 'Ben');
      const date = round.actor('Ana').person.held?.date ?? '';
      round.wait(5);
      await round.addAndSave('Ana');
      await round.addAndSave('Ana', [['If-Unmodified-Since', date]]);
    },
    'a refused deletion': async (round) => {
      await round.load('Ana', 'Ben');
      round.wait(5);
      await round.addAndSave('Ana');
      await round.actor('Ben').delete([['If-Unmodified-Since', round.actor('Ben').person.held?.date ?? '']]);
    },
  },
  'weak-tag': {
    'a weak tag that is old': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ben').get([['If-None-Match', `W/${round.tagOf('Ben')}`]]);
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', weak(round, 'Ben'));
    },
    'a strong tag for the load': async (round) => {
      await round.load('Ana');
      await round.actor('Ana').get(unless(round, 'Ana'));
      await round.addAndSave('Ana', weak(round, 'Ana'));
    },
    'the load alone': async (round) => {
      await round.load('Ana');
      await round.actor('Ana').get([['If-None-Match', `W/${round.tagOf('Ana')}`]]);
    },
    'a tag that nobody was given': async (round) => {
      await round.load('Ana');
      await round.actor('Ana').get([['If-None-Match', `W/${round.tagOf('Ana')}`]]);
      await round.addAndSave('Ana', [['If-Match', 'W/"9-made-up"']]);
    },
    'a weak tag at a deletion': async (round) => {
      await round.load('Ana');
      await round.actor('Ana').get([['If-None-Match', `W/${round.tagOf('Ana')}`]]);
      await round.actor('Ana').delete(weak(round, 'Ana'));
    },
  },
  'star-overwrites': {
    'nothing lost': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.addAndSave('Ben', STAR);
    },
    'a deletion by the star': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.actor('Ben').delete(STAR);
    },
    'one’s own words': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
      round.edit('Ana', () => 'all new');
      await round.save('Ana', STAR);
    },
    'the star in a save that is overwritten, under a weaker guard': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana', STAR);
        round.server.switchTo('none');
        await round.addAndSave('Ben', []);
      },
      is: 'blocked',
    },
  },
  'lost-answer': {
    'another key': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.send('Ana', 'PUT', [...tag(round, 'Ana'), ['Idempotency-Key', '"a"']]);
      await round.send('Ana', 'PUT', [...tag(round, 'Ana'), ['Idempotency-Key', '"b"']]);
    },
    'an answer that was not lost': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.send('Ana', 'PUT', [...tag(round, 'Ana'), ['Idempotency-Key', '"a"']]);
      await round.send('Ana', 'PUT', [...tag(round, 'Ana'), ['Idempotency-Key', '"a"']]);
    },
    'another text': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
      await round.addAndSave('Ana');
    },
    'the second answer lost as well': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
    },
    'somebody who saved in between': async (round) => {
      await round.load('Ana');
      add(round, 'Ana');
      await round.actor('Ana').put('if-match-required', undefined, { loseAnswer: true });
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.save('Ana');
    },
    'a key sent by somebody else': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', () => 'same');
      round.edit('Ben', () => 'same');
      const { documentTarget, exchanges } = round.server;
      const request = { method: 'PUT', target: documentTarget, body: '{"title":"a","body":"b"}' };
      await round.server.send(
        'Ana',
        { ...request, fields: [...tag(round, 'Ana'), ['Idempotency-Key', '"a"']] },
        { loseAnswer: true },
      );
      await round.server.send('Ben', {
        ...request,
        fields: [...tag(round, 'Ana'), ['Idempotency-Key', '"a"']],
      });
      expect(exchanges.at(-1)?.status).toBe(412);
    },
  },
  'delete-against-edit': {
    'a deletion alone, where somebody holds a version that was loaded twice': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ben').get(unless(round, 'Ben'));
      await round.actor('Ana').delete(tag(round, 'Ana'));
    },
    'two deletions, after which neither has a tag': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.actor('Ana').delete(tag(round, 'Ana'));
        await round.addAndSave('Ben', CREATE);
        await round.actor('Ben').delete(tag(round, 'Ben'));
      },
      is: 'blocked',
    },
    'a save that was written before, sent again when its version is deleted': async (round) => {
      await round.load('Ben');
      add(round, 'Ben');
      await round.actor('Ben').put('if-match-required', undefined, { loseAnswer: true });
      await round.load('Ana');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      expect((await round.save('Ben')).status).toBe(412);
    },
    'one’s own deletion': async (round) => {
      await round.load('Ana', 'Ben');
      const old = tag(round, 'Ana');
      add(round, 'Ana');
      await round.actor('Ana').delete(old);
      await round.save('Ana', old);
    },
    'a deletion before anybody else has loaded': {
      act: async (round) => {
        await round.load('Ana');
        await round.actor('Ana').delete(tag(round, 'Ana'));
        await round.load('Ben');
      },
      is: 'blocked',
    },
    'a second load, after the deletion, with which the tag is gone': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.actor('Ana').delete(tag(round, 'Ana'));
        await round.load('Ben');
      },
      is: 'blocked',
    },
    'a document that was created again': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ana', CREATE);
      await round.addAndSave('Ben');
    },
    'a star for the tag': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').delete(tag(round, 'Ana'));
      await round.addAndSave('Ben', STAR);
    },
    'the lock deleted and not the document': async (round) => {
      await round.load('Ana', 'Ben');
      await round.actor('Ana').lock();
      await round.actor('Ana').unlock();
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
    },
  },
  'check-then-write': {
    'the same requests under no guard at all': {
      act: async (round) => {
        round.server.switchTo('none');
        await round.load('Ana', 'Ben');
        add(round, 'Ana', 'Ben');
        await round.save('Ana', tag(round, 'Ana'));
        await round.save('Ben', tag(round, 'Ben'));
      },
      is: 'blocked',
    },
    'no guard for the second save only': {
      act: async (round) => {
        await round.load('Ana', 'Ben');
        await round.addAndSave('Ana');
        round.server.switchTo('none');
        await round.addAndSave('Ben', tag(round, 'Ben'));
        round.server.switchTo('check-then-write');
        await round.load('Ana');
      },
      is: 'blocked',
    },
    'stars for both tags, checked at once': async (round) => {
      await round.load('Ana', 'Ben');
      add(round, 'Ana', 'Ben');
      await Promise.all([round.save('Ana', STAR), round.save('Ben', STAR)]);
    },
    'stars for tags': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben', STAR);
    },
    'one save after the other': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
    },
    'both writes, and nothing lost': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => `${body}salt`);
      round.edit('Ben', (body) => `${body}salt`);
      await Promise.all([round.save('Ana'), round.save('Ben')]);
    },
    'a deletion for the second save': async (round) => {
      await round.load('Ana', 'Ben');
      add(round, 'Ana');
      await Promise.all([round.save('Ana'), round.actor('Ben').delete(tag(round, 'Ben'))]);
    },
  },
  'lock-left-behind': {
    'a save of before, under an older lock': async (round) => {
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
      await round.actor('Ben').unlock();
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
    },
    'a third person who got it first, and left it behind too': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Cleo').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a lock that was given back': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      await round.actor('Ana').unlock();
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'nobody who asked in vain': async (round) => {
      await round.actor('Ana').lock();
      round.wait(21);
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a save without the lock, refused as well': async (round) => {
      await round.load('Ben');
      await round.actor('Ana').lock();
      round.wait(21);
      await round.addAndSave('Ben');
      await round.actor('Ben').lock();
      await round.save('Ben');
    },
    'no save': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ben').lock();
    },
    'the holder who comes back and saves': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Ana').lock();
      await round.load('Ana');
      await round.addAndSave('Ana');
    },
    'a third person who held the lock meanwhile and gave it back': async (round) => {
      await round.actor('Ana').lock();
      await round.actor('Ben').lock();
      round.wait(21);
      await round.actor('Cleo').lock();
      await round.actor('Cleo').unlock();
      await round.actor('Ben').lock();
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
  },
  'merged-by-itself': {
    'a merge that drops a word': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a conflict that a person decided': async (round) => {
      await round.load('Ana', 'Ben');
      round.edit('Ana', (body) => body.replace('bread', 'rolls'));
      round.edit('Ben', (body) => body.replace('bread', 'cake'));
      await round.save('Ana');
      await round.save('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('rolls', 'rolls cake'));
      await round.save('Ben');
    },
    'another save of one’s own in between, and then the text that a machine would make': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.load('Ben');
      round.edit('Ben', (body) => body.replace('noon', 'one'));
      await round.save('Ben');
      round.edit('Ben', (body) => body.replace('water', 'water, apples'));
      await round.save('Ben');
    },
    'a text of one’s own after the refusal, that has both': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
      await round.actor('Ben').merge();
      round.edit('Ben', (body) => `${body} See you there.`);
      await round.save('Ben');
    },
    'no refusal': async (round) => {
      await round.load('Ana');
      await round.addAndSave('Ana');
      await round.load('Ben');
      await round.addAndSave('Ben');
    },
    'a refusal that was given up': async (round) => {
      await round.load('Ana', 'Ben');
      await round.addAndSave('Ana');
      await round.addAndSave('Ben');
    },
  },
};

/** The goals alone, whatever is sent: the scheduler sends no more than the steps of its program. */
const GOALS = CHALLENGES.map((each) => ({ ...each, stage: 'panels' as const }));

for (const challenge of GOALS) {
  describe(`“${challenge.title}” is not reached by`, () => {
    for (const [what, lookalike] of Object.entries(LOOKALIKES[challenge.id] ?? {})) {
      const { act, seen, is = 'open' } = typeof lookalike === 'function' ? { act: lookalike } : lookalike;
      it(what, async () => {
        const round = new Round(challenge.guard);
        await act(round);
        expect(standingOf(challenge, round.traffic(seen)).is).toBe(is);
        if (is === 'open') expect(challenge.why.text(round.traffic(seen))).toEqual([]);
      });
    }

    it('three lookalikes at least', () => {
      expect(Object.keys(LOOKALIKES[challenge.id] ?? {}).length).toBeGreaterThanOrEqual(3);
    });
  });
}

/** What makes the second of two requests another one, or leaves it without an answer. */
const OTHERS: Readonly<Record<string, (again: Exchange) => Exchange>> = {
  'another person': (again) => ({ ...again, client: 'Ben' }),
  'another method': (again) => ({ ...again, method: 'PATCH' }),
  'another target': (again) => ({ ...again, target: '/api/documents/other' }),
  'another text': (again) => ({ ...again, requestBody: '{"title":"a","body":"b"}' }),
  'another key': (again) => withoutField(again, 'Idempotency-Key'),
  'another tag': (again) => withoutField(again, 'If-Match'),
  'another version in the answer': (again) => withoutAnswered(again, 'Document-Version'),
  'no success': (again) => ({ ...again, status: 503 }),
  'no answer that arrives': (again) => ({ ...again, answerLost: true }),
};

const withoutField = (each: Exchange, name: string): Exchange => ({
  ...each,
  requestFields: each.requestFields.filter(([field]) => field !== name),
});
const withoutAnswered = (each: Exchange, name: string): Exchange => ({
  ...each,
  responseFields: each.responseFields.filter(([field]) => field !== name),
});

describe('“The answer got lost” is not reached by a second request with', () => {
  it.each(Object.entries(OTHERS))('%s', async (_, other) => {
    const challenge = CHALLENGES.find(({ id }) => id === 'lost-answer')!;
    const round = new Round(challenge.guard);
    await round.play(challenge);
    const last = round.server.exchanges.at(-1);
    expect(standingOf(challenge, round.traffic()).is).toBe('reached');
    expect(
      standingOf(
        challenge,
        round.traffic((each) => (each === last ? other(each) : each)),
      ).is,
    ).toBe('open');
  });

  it('a key that the first one did not have', async () => {
    const challenge = CHALLENGES.find(({ id }) => id === 'lost-answer')!;
    const round = new Round(challenge.guard);
    await round.play(challenge);
    const bare = round.traffic((each) => withoutField(each, 'Idempotency-Key'));
    expect(standingOf(challenge, bare).is).toBe('open');
  });
});
