import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';
import { startPostgres } from '@/lib/server/testing/start-postgres';

/** A busy machine may take its time, in milliseconds. */
const PATIENCE = 120_000;
/** As many as a class. */
const MANY = 40;

describe.each(['SQLite', 'PostgreSQL'])('many at once, on %s', (provider) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const postgres = provider === 'PostgreSQL' ? await startPostgres() : null;
    const end = startOwnServices({ DATABASE_URL: postgres?.url ?? '' });
    stop = async () => {
      await end();
      await postgres?.stop();
    };
    api = apiOf({
      '/api/documents': await import('./route'),
      '/api/documents/[id]/invites': await import('./[id]/invites/route'),
      '/api/documents/[id]/invites/[invite]': await import('./[id]/invites/[invite]/route'),
      '/api/invitation': await import('@/app/api/invitation/route'),
      '/api/me': await import('@/app/api/me/route'),
    });
  }, PATIENCE);
  afterAll(() => stop());

  /** Somebody new, with a browser of their own. */
  async function somebody(): Promise<Api> {
    const cookie = (await api('GET', '/api/me')).headers.get('Set-Cookie')!.split(';')[0]!;
    return (method, address, sending = {}) =>
      api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
  }

  it(
    'make invites of one document, use them, and take them back: each has its turn',
    async () => {
      const owner = await somebody();
      const made = await owner('POST', '/api/documents', { json: { title: 'Plans', body: '' } });
      const invites = `${made.headers.get('Location')!}/invites`;
      const { documents } = (await services()).ports;
      const commit = vi.spyOn(documents, 'commit');
      /** Nobody was overtaken, and so had to start over. */
      const inTurn = async () => {
        const done = await Promise.all(commit.mock.results.map(({ value }) => value));
        commit.mockClear();
        expect(done).toEqual(Array(MANY).fill(true));
      };
      const all = <Item>(items: readonly Item[], send: (item: Item) => Promise<Response>) =>
        Promise.all(items.map(send));
      const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status);

      const people = await Promise.all(Array.from({ length: MANY }, somebody));
      const invited = await all(people, () => owner('POST', invites, { json: { access: 'edit' } }));
      expect(statuses(invited)).toEqual(Array(MANY).fill(201));
      await inTurn();
      const links = await Promise.all(invited.map(async (answer) => (await answer.json()).url as string));
      const used = await all(people, (person) => {
        const token = links[people.indexOf(person)]!.split('#')[1]!;
        return person('POST', '/api/invitation', { headers: { Invitation: token } });
      });
      expect(statuses(used)).toEqual(Array(MANY).fill(200));
      await inTurn();
      const revoked = await all(invited, ({ headers }) => owner('DELETE', headers.get('Location')!));
      expect(statuses(revoked)).toEqual(Array(MANY).fill(204));
      await inTurn();
      commit.mockRestore();
      expect(await (await owner('GET', invites)).json()).toEqual([]);
    },
    PATIENCE,
  );

  it('make their changes in other processes before an invite is made: it starts over', async () => {
    const owner = await somebody();
    const made = await owner('POST', '/api/documents', { json: { title: 'Plans', body: '' } });
    const { documents } = (await services()).ports;
    const late = vi.spyOn(documents, 'commit');
    for (let times = 0; times < 2 * MANY; times += 1) late.mockResolvedValueOnce(false);
    try {
      const json = { access: 'edit' };
      const invited = await owner('POST', `${made.headers.get('Location')!}/invites`, { json });
      expect(invited.status).toBe(201);
    } finally {
      late.mockRestore();
    }
  });
});
