import { askerAt, cookieOf } from './ask';
import type { Chance } from './chance';
import type { World } from './world';

/** People who send hostile requests. */
const PEOPLE = 3;

/** Has some people come to a server, and one of them make a lab that others join. */
export async function populate(
  address: string,
  world: World,
): Promise<{ readonly cookies: readonly string[]; readonly lab: string }> {
  const cookies: string[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const cookie = await cookieOf(address);
    const { content } = await askerAt(address, cookie)('GET', '/api/me');
    cookies.push(cookie);
    world.keep('person', (JSON.parse(content ?? '') as { id: string }).id);
  }
  world.keep('cookie', ...cookies);
  world.keep('tag', '"x"', 'W/"x"', '*');
  world.keep('version', '1', '2');
  world.keep('gate', 'put-0');
  world.keep('challenge', 'lost-update', 'c-1');
  const lab = await askerAt(address, cookies[0]!)('POST', '/api/labs', { json: {} });
  const id = lab.fields.get('location')!.split('/').at(-1)!;
  world.keep('lab', id);
  return { cookies, lab: id };
}

/** Has somebody make one more of everything that hostile requests may be about: what there was may be used up or gone. */
export async function restock(address: string, world: World, cookie: string, chance: Chance): Promise<void> {
  const ask = askerAt(address, cookie);
  const learn = async (
    method: string,
    target: string,
    json?: unknown,
    fields: Record<string, string> = {},
  ) => {
    const answer = await ask(method, target, { json, fields });
    world.learn(target, answer);
    return answer.fields.get('location') ?? '';
  };
  const path = await learn('POST', '/api/documents', { title: 'One', body: 'one\ntwo' });
  await learn('PUT', path, { title: 'Two', body: 'one\ntwo\nthree' }, { 'If-Match': '*' });
  await learn('GET', `${path}/sharing`);
  await learn('POST', `${path}/invites`, { access: chance.of(['edit', 'view']) });
  await learn('POST', '/api/me/devices');
  await learn('POST', '/api/me/tokens', { name: 'a' }).catch(() => undefined);
  const lab = await learn('POST', '/api/labs', { guard: 'check-then-write' }).catch(() => '');
  if (!lab) return;
  await learn('POST', `${lab}/clients`, {});
  await learn('PUT', `${lab}/clients/mine`, { name: 'Mira' });
  await learn('POST', `${lab}/teacher-link`);
}
