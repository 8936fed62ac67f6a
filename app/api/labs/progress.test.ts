import { beforeAll, describe, expect, it } from 'vitest';
import { toldNow } from '@/app/api/labs/testing/lab-browser';
import { labPeople } from '@/app/api/labs/testing/lab-people';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import type { Api } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

const { teacher, student, stranger, visitor, open, join } = labPeople();

let url: string;
let id: string;
let mira: LabIdentity;
let ben: LabIdentity;
beforeAll(async () => {
  const made = await open();
  url = made.url;
  id = made.lab.id;
  mira = await (await student('PUT', `${url}/clients/mine`, { json: { name: 'Mira' } })).json();
  ben = await (await stranger()('PUT', `${url}/clients/mine`, { json: { name: 'Ben' } })).json();
});

const say = (who: LabIdentity | null, challenge: string, json: unknown, api: Api = student) =>
  api('PUT', `${url}/progress/${challenge}`, {
    json,
    headers: who ? { 'Lab-Client': who.token } : {},
  });
const read = async (api: Api, who: LabIdentity | null = null) => {
  const answer = await api('GET', `${url}/progress`, { headers: who ? { 'Lab-Client': who.token } : {} });
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return [answer.status, answer.status === 200 ? await answer.json() : null];
};

describe('progress', () => {
  it('is what a client says of itself: a prediction once, and the goal for good', async () => {
    const begun = { name: 'Mira', challenge: 'lost-update', prediction: null, reachedAt: null };
    expect(await (await say(mira, 'lost-update', {})).json()).toEqual(begun);
    const predicted = { ...begun, prediction: 'Ana’s word is gone' };
    for (const prediction of ['Ana’s word is gone', 'Nothing happens']) {
      const answer = await say(mira, 'lost-update', { prediction });
      expect([answer.status, await answer.json()]).toEqual([200, predicted]);
    }
    const reached = await (await say(mira, 'lost-update', { reached: true })).json();
    expect(reached).toEqual({ ...predicted, reachedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(await (await say(mira, 'lost-update', { reached: true })).json()).toEqual(reached);
    expect((await say(mira, 'lost-update', { reached: false })).status).toBe(422);
    expect(await (await say(mira, 'one-field', { reached: true })).json()).toMatchObject({
      prediction: null,
    });
    const late = await say(mira, 'one-field', { prediction: 'I knew it' });
    expect(await late.json()).toMatchObject({ prediction: null });
  });

  it('is everybody’s for a teacher, one’s own for a client, and nobody’s for others', async () => {
    await say(ben, 'weak-tag', { prediction: 'b' });
    const [status, rows] = await read(teacher);
    expect(status).toBe(200);
    expect(rows.map(({ name, challenge }: LabIdentity & { challenge: string }) => [name, challenge])).toEqual(
      [
        ['Mira', 'lost-update'],
        ['Mira', 'one-field'],
        [ben.name, 'weak-tag'],
      ],
    );
    const own = [{ name: ben.name, challenge: 'weak-tag', prediction: 'b', reachedAt: null }];
    expect(await read(stranger(), ben)).toEqual([200, own]);
    expect((await read(student, mira))[1]).toHaveLength(2);
    expect((await read(stranger()))[0]).toBe(403);
    expect((await read(student))[0]).toBe(403);
  });

  it('is told over the stream to a teacher only', async () => {
    const told = async (api: Api) =>
      (await toldNow(api, id)).filter(({ type }) => type === 'progress').length;
    expect([await told(teacher), await told(student), await told(stranger())]).toEqual([3, 0, 0]);
    expect(JSON.stringify(await toldNow(stranger(), id))).not.toContain('weak-tag');
  });

  it('stays over a reset', async () => {
    const before = await read(teacher);
    expect((await teacher('POST', `${url}/reset`, { json: {} })).status).toBe(200);
    expect(await read(teacher)).toEqual(before);
  });

  it('takes what has its form, from clients of the lab', async () => {
    expect((await say(null, 'lost-update', {})).status).toBe(403);
    expect((await say(null, 'lost-update', {}, teacher)).status).toBe(403);
    expect((await say({ ...mira, token: `${mira.token}A` }, 'lost-update', {})).status).toBe(401);
    for (const challenge of ['Lost', 'lost%20update', 'lost_update', 'x'.repeat(41), '%F0%9F%8D%B5']) {
      expect((await say(mira, challenge, {})).status).toBe(404);
    }
    for (const json of [
      { prediction: '' },
      { prediction: 'x'.repeat(301) },
      { prediction: 'a\u0007' },
      { more: 1 },
    ]) {
      expect((await say(mira, 'lost-update', json)).status).toBe(422);
    }
    const gone = `/api/labs/${id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}/progress`;
    expect((await teacher('GET', gone)).status).toBe(404);
    expect((await student('PUT', `${gone}/one-field`, { json: {} })).status).toBe(404);
  });

  it('is kept of people with a place of their own, not of further clients', async () => {
    const further = await join(url);
    const answer = await say(further, 'lost-update', {});
    expect([answer.status, (await answer.json()).message]).toEqual([
      403,
      'Progress is kept of people who joined with a name. Nothing was changed.',
    ]);
    expect((await read(teacher))[1].map(({ name }: LabIdentity) => name)).not.toContain(further.name);
  });

  it('of one address leaves room for a class at another, and for the teacher', async () => {
    const made = await open();
    const places = async (address: string, count: number) => {
      const all: LabIdentity[] = [];
      for (let nth = 0; nth < count; nth += 1) {
        const taken = await fromAddress(address, async () =>
          (await visitor())('PUT', `${made.url}/clients/mine`, { json: { name: 'Mira' } }),
        );
        all.push(await taken.json());
      }
      return all;
    };
    const kept = async (all: readonly LabIdentity[], challenges: number) => {
      let good = 0;
      for (const { token } of all) {
        for (let nth = 0; nth < challenges; nth += 1) {
          const headers = { 'Lab-Client': token };
          const target = `${made.url}/progress/c-${nth}`;
          good += Number((await student('PUT', target, { json: {}, headers })).status === 200);
        }
      }
      return good;
    };
    expect(await kept(await places('192.0.2.1', 51), 40)).toBe(2_000);
    expect(await kept(await places('192.0.2.2', 42), 17)).toBe(42 * 17);
    const own = await (await teacher('PUT', `${made.url}/clients/mine`, { json: { name: 'Ms Ek' } })).json();
    expect(await kept([own], 40)).toBe(40);
  }, 240_000);

  it('is kept of forty challenges of a client, and of those it has more is still said', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 42; n += 1) statuses.push((await say(ben, `c-${n}`, {})).status);
    expect(statuses).toEqual([...Array(39).fill(200), 429, 429, 429]);
    expect((await say(ben, 'weak-tag', { reached: true })).status).toBe(200);
    expect((await say(mira, 'c-1', {})).status).toBe(200);
  });
});

describe('the challenge of a class', () => {
  it('is refused with words that say what it may be', async () => {
    const made = await open();
    const json = { guard: 'none', paused: false, challenge: 'A' };
    const answer = await teacher('PUT', made.url, { json, headers: { 'If-Match': '*' } });
    expect([answer.status, (await answer.json()).detail]).toEqual([
      422,
      'challenge: The id of a challenge may have small letters, digits and hyphens, at most 40.',
    ]);
  });

  it('is set by the teacher under If-Match, told to everybody, and left by whoever knows nothing of it', async () => {
    const made = await open();
    const put = async (json: object, condition = '*', api = teacher) =>
      api('PUT', made.url, {
        json: { guard: 'none', paused: false, ...json },
        headers: { 'If-Match': condition },
      });
    expect(made.lab.challenge).toBeNull();
    const etag = (await teacher('GET', made.url)).headers.get('ETag')!;
    expect((await put({ challenge: 'one-field' }, '*', student)).status).toBe(403);
    expect(await (await put({ challenge: 'one-field' }, etag)).json()).toMatchObject({
      challenge: 'one-field',
    });
    expect((await put({ challenge: 'weak-tag' }, etag)).status).toBe(412);
    expect(await (await put({})).json()).toMatchObject({ challenge: 'one-field' });
    await teacher('POST', `${made.url}/reset`, { json: {} });
    const [lab] = await toldNow(student, made.lab.id);
    expect(lab).toMatchObject({ type: 'lab', lab: { challenge: 'one-field' } });
    expect(await (await put({ challenge: null })).json()).toMatchObject({ challenge: null });
    for (const challenge of ['One field', '', 'x'.repeat(41), 7]) {
      expect((await put({ challenge })).status).toBe(422);
    }
  });
});
