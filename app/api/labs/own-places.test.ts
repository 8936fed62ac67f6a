import { describe, expect, it } from 'vitest';
import { recordOf, toldNow } from '@/app/api/labs/testing/lab-browser';
import { content, labPeople } from '@/app/api/labs/testing/lab-people';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import type { Api } from '@/lib/server/testing/api';

const { teacher, student, stranger, visitor, open, join } = labPeople();

const take = (api: Api, url: string, name: unknown = 'Mira') =>
  api('PUT', `${url}/clients/mine`, { json: { name } });

describe('a place of one’s own', () => {
  it('is made once, and found again with its name and token by whoever comes back', async () => {
    const { lab, url, document } = await open();
    const mira = stranger();
    expect((await mira('GET', `${url}/clients/mine`)).status).toBe(404);
    const made = await take(mira, url, '  Mira Özil ');
    expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
    const identity: LabIdentity = await made.json();
    expect(identity.name).toBe('Mira Özil');
    const again = await take(mira, url, 'Somebody else');
    expect([again.status, await again.json()]).toEqual([200, identity]);
    expect(await (await mira('GET', `${url}/clients/mine`)).json()).toEqual(identity);
    expect(await (await mira('GET', `${url}/clients`)).json()).toEqual([
      { name: 'Mira Özil', teacher: false },
    ]);
    const headers = { 'Lab-Client': identity.token };
    expect((await mira('PUT', document, { json: content, headers })).status).toBe(204);
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange!.client).toBe('Mira Özil');
    // A reset leaves people where they are.
    expect((await teacher('POST', `${url}/reset`, { json: {} })).status).toBe(200);
    expect(await (await take(mira, url)).json()).toEqual(identity);
    expect((await mira('GET', document, { headers })).status).toBe(200);
  });

  it('is one for each person, however many requests ask for it at once', async () => {
    const { url } = await open();
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(student, url)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(9).fill(200), 201]);
    const identities = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(identities.map((identity) => JSON.stringify(identity))).size).toBe(1);
    expect(await (await student('GET', `${url}/clients`)).json()).toHaveLength(1);
  });

  it('has a name of its own: another’s gets a number, and no later client gets that one', async () => {
    const { lab, url } = await open();
    expect((await join(url)).name).toBe('Ana');
    const names: string[] = [];
    for (const name of ['Mira', 'mira', 'Ana', 'Ben', 'Visitor']) {
      names.push((await (await take(stranger(), url, name)).json()).name);
    }
    expect(names).toEqual(['Mira', 'mira 2', 'Ana 2', 'Ben', 'Visitor 2']);
    const cleo = await join(url);
    expect(cleo.name).toBe('Cleo');
    const told = await toldNow(student, lab.id);
    expect(told.find(({ type }) => type === 'clients')).toEqual({
      type: 'clients',
      clients: ['Ana', ...names, 'Cleo'].map((name) => ({ name, teacher: false })),
    });
    // Their token says by which name they go.
    const headers = { 'Lab-Client': cleo.token };
    expect((await student('GET', `/api/documents/${lab.id}`, { headers })).status).toBe(200);
    expect((await recordOf(student, lab.id)).map(({ client }) => client)).toEqual(['Cleo']);
  });

  it.each([
    ['', 422],
    ['   ', 422],
    ['\u200b', 422],
    ['Mi\u0000ra', 422],
    ['Mi\u202era', 422],
    ['Mi\nra', 422],
    ['x'.repeat(61), 422],
    [7, 422],
    [null, 422],
    ['x'.repeat(60), 201],
    ['<b>Mira</b>', 201],
  ])('is made under a name as people may have one: %j is answered %i', async (name, status) => {
    const { url } = await open();
    const answer = await take(stranger(), url, name);
    expect(answer.status).toBe(status);
    if (status === 422) expect((await answer.json()).message).toContain('nothing was changed');
  });

  it('is one of eight for all at an address who send no cookie, and makes nobody who is refused somebody', async () => {
    const { url } = await open();
    for (let nth = 0; nth < 8; nth += 1) {
      const taken = await take(stranger(), url);
      expect([taken.status, taken.headers.has('Set-Cookie')]).toEqual([201, true]);
    }
    const refused = await take(stranger(), url);
    expect([refused.status, refused.headers.has('Set-Cookie')]).toEqual([429, false]);
    expect(refused.headers.has('Retry-After')).toBe(false);
    // A class of phones asks who it is first.
    for (let nth = 0; nth < 40; nth += 1) expect((await take(await visitor(), url)).status).toBe(201);
  });

  it('tells a browser how many more clients it may bring', async () => {
    const { url } = await open();
    const mira = await visitor();
    const more = (count: number) => mira('POST', `${url}/clients`, { json: { count } });
    expect((await more(5)).status).toBe(201);
    const refused = await more(4);
    expect([refused.status, (await refused.json()).message]).toEqual([
      429,
      'This lab has room for 3 more people from this browser. Nobody was added. Add fewer at once.',
    ]);
    expect((await more(3)).status).toBe(201);
    expect((await (await more(1)).json()).message).toBe(
      'This lab is full: it takes no more people from here.',
    );
  });

  it('is good in its own lab only, and no other name can be written into its token', async () => {
    const [one, two] = [await open(), await open()];
    const { token }: LabIdentity = await (await take(student, one.url)).json();
    const status = async (document: string, client: string) =>
      (await student('GET', document, { headers: { 'Lab-Client': client } })).status;
    expect(await status(one.document, token)).toBe(200);
    expect(await status(two.document, token)).toBe(401);
    const [index, signature] = token.split('.');
    const other = Buffer.from('Teacher').toString('base64url');
    expect(await status(one.document, `${index}.${signature}.${other}`)).toBe(401);
    expect(await status(one.document, `${index}.${signature}`)).toBe(401);
    expect(await status(one.document, `1${index}.${signature}.${token.split('.')[2]}`)).toBe(401);
  });
});
