import { describe, expect, it } from 'vitest';
import { fieldOf } from '@/lib/lab/exchanges/exchange';
import { ledgerOf } from '@/lib/lab/ledger/ledger';
import { typed } from '@/lib/lab/people/person';
import { ModelServer } from '@/lib/lab/testing/model-server';
import { Actor } from './actor';

const GUARD = 'if-match-merge';

/** Two who have read the same text, of whom Ana has saved something else already. */
async function collide(ana: Parameters<typeof typed>[1], ben: Parameters<typeof typed>[1]) {
  const server = new ModelServer(GUARD);
  const [first, second] = [new Actor(server, 'Ana'), new Actor(server, 'Ben')];
  await first.get();
  await second.get();
  first.update((person) => typed(person, ana));
  second.update((person) => typed(person, ben));
  await first.put(GUARD);
  const sent = server.exchanges.length;
  const authorOf = () => ({ name: 'Ana', you: false });
  const answer = await second.put(GUARD, undefined, { authorOf });
  const reader = new Actor(server, 'Cleo');
  const now = async () => {
    await reader.get();
    return { title: reader.person.title, body: reader.person.body };
  };
  return { server, ben: second, answer, now, traffic: server.exchanges.slice(sent) };
}

const shown = ({ traffic }: Awaited<ReturnType<typeof collide>>) =>
  traffic.map(({ method, status }) => `${method} ${status}`);
const body = (text: string) => `${text}\n\nWe meet at noon.\n`;

describe('a save under the guard that merges', () => {
  it('is merged and sent again with the new tag and Merge-Base, where both changes fit together', async () => {
    const collision = await collide({ title: 'Lunch' }, { body: body('By the lake.') });
    expect(shown(collision)).toEqual(['PUT 412', 'GET 200', 'PUT 204']);
    const [refused, read, saved] = collision.traffic;
    expect(fieldOf(saved!.requestFields, 'if-match')).toBe(fieldOf(read!.responseFields, 'etag'));
    expect(fieldOf(saved!.requestFields, 'merge-base')).toBe(fieldOf(refused!.requestFields, 'if-match'));
    expect(await collision.now()).toEqual({ title: 'Lunch', body: body('By the lake.') });
    expect(collision.ben.person).toMatchObject({ refused: false, collision: null, mergeBase: null });
  });

  it.each([
    ['the same place', { body: body('By the lake.') }, { body: body('In the park.') }],
    ['the title', { title: 'Lunch' }, { title: 'Dinner' }],
    ['the title and another place', { title: 'Lunch' }, { title: 'Dinner', body: body('In the park.') }],
  ])('stays refused where both changed %s, and the person decides', async (_, anas, bens) => {
    const collision = await collide(anas, bens);
    expect(shown(collision)).toEqual(['PUT 412', 'GET 200']);
    expect(collision.answer.status).toBe(412);
    expect(await collision.now()).toMatchObject(anas);
    const { person } = collision.ben;
    expect(person).toMatchObject({ ...bens, refused: true });
    expect(person.collision).toMatchObject({
      open: true,
      mine: bens,
      theirs: { content: anas, author: { name: 'Ana' } },
    });
    // What was never saved is not lost: it is still in the editor.
    expect(ledgerOf(collision.server.start, collision.server.exchanges).lost).toEqual([]);
  });

  it('stays refused where there is nothing any more to merge with', async () => {
    const server = new ModelServer(GUARD);
    const [ana, ben] = [new Actor(server, 'Ana'), new Actor(server, 'Ben')];
    await ana.get();
    await ben.get();
    await ana.delete([['If-Match', ana.person.held!.tag!]]);
    ben.add();
    expect(await ben.put(GUARD)).toMatchObject({ status: expect.toBeOneOf([410, 412]) });
    expect(ben.person.body).toContain('apples');
  });
});

describe('a request without an answer', () => {
  it('is known to have none until the next one has, and leaves the text as it is', async () => {
    const server = new ModelServer('none');
    const ana = new Actor(server, 'Ana');
    await ana.get();
    ana.add();
    const { body: written } = ana.person;
    const send = server.send.bind(server);
    server.send = async () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(ana.put('none')).rejects.toThrow('Failed to fetch');
    expect(ana.person).toMatchObject({ unanswered: true, body: written });
    await expect(ana.get()).rejects.toThrow('Failed to fetch');
    expect(ana.person).toMatchObject({ unanswered: true, body: written });
    server.send = send;
    expect((await ana.put('none')).status).toBe(204);
    expect(ana.person).toMatchObject({ unanswered: false, body: written });
  });
});
