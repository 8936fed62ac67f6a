import { describe, expect, it } from 'vitest';
import { labPeople } from '@/app/api/labs/testing/lab-people';
import type { LabClient } from '@/lib/lab/people/lab-view';
import { services } from '@/lib/server/services';
import type { Api } from '@/lib/server/testing/api';

const { teacher, student, stranger, open, join } = labPeople();

async function tokenOf(url: string, api: Api = teacher): Promise<string> {
  const answer = await api('POST', `${url}/teacher-link`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const { link } = await answer.json();
  expect(link).toMatch(/^\/lab\/[\da-f-]{36}#teacher=[\w-]{43}$/);
  return link.split('#teacher=')[1];
}
const become = (api: Api, url: string, token: unknown) =>
  api('PUT', `${url}/teachers/mine`, { json: { token } });
const pause = (api: Api, url: string) =>
  api('PUT', url, { json: { guard: 'none', paused: true }, headers: { 'If-Match': '*' } });

describe('the teacher’s link', () => {
  it('is made for teachers only, and the same each time', async () => {
    const { url } = await open();
    expect((await student('POST', `${url}/teacher-link`)).status).toBe(403);
    expect((await stranger()('POST', `${url}/teacher-link`)).status).toBe(403);
    const { token } = await join(url);
    const headers = { 'Lab-Client': token };
    expect((await stranger()('POST', `${url}/teacher-link`, { headers })).status).toBe(403);
    expect(await tokenOf(url)).toBe(await tokenOf(url));
  });

  it('makes another device a teacher, who may do all that the first one may', async () => {
    const { url } = await open();
    const phone = stranger();
    expect((await pause(phone, url)).status).toBe(403);
    const token = await tokenOf(url);
    for (let times = 0; times < 2; times += 1) {
      const answer = await become(phone, url, token);
      expect([answer.status, (await answer.json()).teacher]).toEqual([200, true]);
    }
    expect((await (await phone('GET', url)).json()).teacher).toBe(true);
    expect((await pause(phone, url)).status).toBe(200);
    expect((await phone('POST', `${url}/reset`, { json: {} })).status).toBe(200);
    expect((await phone('GET', `${url}/progress`)).status).toBe(200);
    expect((await phone('POST', `${url}/clients`, { json: { count: 200 } })).status).toBe(201);
    expect(await tokenOf(url, phone)).toBe(token);
    // The student is none by that, nor is anybody in another lab.
    expect((await (await student('GET', url)).json()).teacher).toBe(false);
    expect((await pause(phone, (await open()).url)).status).toBe(403);
  });

  it('makes no students of those who come as teachers, or are brought by one', async () => {
    const { url } = await open();
    const phone = stranger();
    await become(phone, url, await tokenOf(url));
    await join(url, teacher);
    await join(url, phone);
    await join(url);
    const json = { name: 'Ada' };
    expect((await phone('PUT', `${url}/clients/mine`, { json })).status).toBe(201);
    const clients: LabClient[] = await (await student('GET', `${url}/clients`)).json();
    expect(clients.map(({ name, teacher }) => [name, teacher])).toEqual([
      ['Ana', true],
      ['Ben', true],
      ['Cleo', false],
      ['Ada', true],
    ]);
  });

  it('works for its own lab only, and nothing else that is signed works in its place', async () => {
    const [one, two] = [await open(), await open()];
    const token = await tokenOf(one.url);
    const client = await join(two.url);
    const phone = stranger();
    const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const { keys } = await services();
    for (const wrong of [
      token,
      changed,
      token.slice(0, 42),
      '',
      client.token,
      keys.sign('lab', two.lab.id),
    ]) {
      const answer = await become(phone, two.url, wrong);
      expect(answer.status).toBe(403);
      expect((await answer.json()).message).toContain('Nothing was changed');
    }
    expect((await become(phone, one.url, changed)).status).toBe(403);
    expect((await become(phone, one.url, 7)).status).toBe(422);
    expect((await become(phone, one.url, 'x'.repeat(101))).status).toBe(422);
    expect((await (await phone('GET', two.url)).json()).teacher).toBe(false);
  });

  it('lasts as long as the lab', async () => {
    const { url } = await open();
    const token = await tokenOf(url);
    const ports = (await services()).ports as { now: () => number };
    const { now } = ports;
    try {
      ports.now = () => now() + 24 * 60 * 60_000 - 1_000;
      expect((await become(stranger(), url, token)).status).toBe(200);
      ports.now = () => now() + 24 * 60 * 60_000 + 1;
      expect((await become(stranger(), url, token)).status).toBe(404);
    } finally {
      ports.now = now;
    }
  });

  it('makes twenty teachers besides the first, and no more', async () => {
    const { url } = await open();
    const token = await tokenOf(url);
    const statuses = await Promise.all(
      Array.from({ length: 24 }, async () => (await become(stranger(), url, token)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await become(teacher, url, token)).status).toBe(200);
  });
});
