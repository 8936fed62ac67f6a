import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { labBrowser, labRoutes, recordOf } from '@/app/api/labs/testing/lab-browser';
import { GUARDS, type Guard } from '@/lib/lab/guards/guard';
import type { LabIdentity, LabView } from '@/lib/lab/people/lab-view';
import { labsOf } from '@/lib/server/labs/labs';
import { services } from '@/lib/server/services';
import { type Api, type Routes, startOwnServices } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

let routes: Routes;
let teacher: Api;
let student: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices();
  routes = await labRoutes();
  teacher = labBrowser(routes).api;
  student = labBrowser(routes).api;
  // Becomes somebody, as a visit of the home page would have it.
  await student('POST', '/api/labs', { json: {} });
});
afterAll(() => stop());

async function open(guard: Guard = 'none') {
  const response = await teacher('POST', '/api/labs', { json: { guard } });
  expect(response.status).toBe(201);
  const lab: LabView = await response.json();
  return { lab, url: `/api/labs/${lab.id}`, document: `/api/documents/${lab.id}` };
}

async function join(url: string, api = student): Promise<LabIdentity> {
  const response = await api('POST', `${url}/clients`, { json: {} });
  expect(response.status).toBe(201);
  return (await response.json())[0];
}

const content = { title: 'Picnic', body: 'Something else\n' };

describe('a lab', () => {
  it('starts with its own text, and clients join it under names', async () => {
    const { url, document } = await open();
    expect((await (await student('GET', document)).json()).body).toContain('Picnic by the lake');
    expect([(await join(url)).name, (await join(url)).name]).toEqual(['Ana', 'Ben']);
    expect(await (await student('GET', `${url}/clients`)).json()).toEqual([{ name: 'Ana' }, { name: 'Ben' }]);
  });

  it('is changed under its tag only, and only by whoever made it', async () => {
    const { url } = await open();
    const json = { guard: 'lock', paused: false };
    const etag = (await teacher('GET', url)).headers.get('ETag')!;
    expect((await teacher('PUT', url, { json })).status).toBe(428);
    expect((await student('PUT', url, { json, headers: { 'If-Match': '*' } })).status).toBe(403);
    expect((await teacher('PUT', url, { json, headers: { 'If-Match': etag } })).status).toBe(200);
    expect((await teacher('PUT', url, { json, headers: { 'If-Match': etag } })).status).toBe(412);
    expect((await (await student('GET', url)).json()).guard).toBe('lock');
    expect((await student('POST', `${url}/reset`, { json: {} })).status).toBe(403);
  });

  it('is switched once under one tag, however many do so at once, and by each of them without one', async () => {
    const { url } = await open();
    const etag = (await teacher('GET', url)).headers.get('ETag')!;
    const switched = (condition: string) =>
      Promise.all(
        Array.from({ length: 8 }, async (_, nth) => {
          const json = { guard: GUARDS[nth % 3]!.guard, paused: nth % 2 === 0 };
          return (await teacher('PUT', url, { json, headers: { 'If-Match': condition } })).status;
        }),
      );
    expect((await switched(etag)).toSorted()).toEqual([200, ...Array(7).fill(412)]);
    expect(await switched('*')).toEqual(Array(8).fill(200));
  });

  it('refuses a guard that it does not know, and members that it does not have', async () => {
    expect((await teacher('POST', '/api/labs', { json: { guard: 'hope' } })).status).toBe(422);
    expect((await teacher('POST', '/api/labs', { json: { document: randomUUID() } })).status).toBe(422);
    const { url } = await open();
    expect((await student('POST', `${url}/clients`, { json: { count: 200 } })).status).toBe(429);
    expect((await student('POST', `${url}/clients`, { json: { count: 0 } })).status).toBe(422);
  });

  it('begins a new round on a reset: starting text, empty record, no lock', async () => {
    const { lab, url, document } = await open('lock');
    const ana = await join(url);
    const headers = { 'Lab-Client': ana.token };
    const lock = await student('POST', `${url}/lock`, { headers });
    const token = lock.headers.get('Lock-Token')!;
    await student('PUT', document, { json: content, headers: { ...headers, 'Lock-Token': token } });
    expect(await recordOf(student, lab.id)).toHaveLength(2);
    const fresh: LabView = await (await teacher('POST', `${url}/reset`, { json: { guard: 'none' } })).json();
    expect(fresh).toMatchObject({ round: lab.round + 1, guard: 'none', start: { version: 3 } });
    expect(await recordOf(student, lab.id)).toEqual([]);
    expect((await (await student('GET', document)).json()).body).toBe(fresh.start.body);
  });

  it('answers 503 while it is paused, and says that nothing was changed', async () => {
    const { url, document } = await open();
    const pause = (paused: boolean) =>
      teacher('PUT', url, { json: { guard: 'none', paused }, headers: { 'If-Match': '*' } });
    await pause(true);
    const answer = await student('PUT', document, { json: content });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).not.toBeNull();
    await pause(false);
    expect((await student('PUT', document, { json: content })).status).toBe(204);
  });

  it('is over after 24 hours, and its document is gone', async () => {
    const { lab, url, document } = await open();
    const opened = await services();
    const ports = opened.ports as { now: () => number };
    const { now } = ports;
    try {
      ports.now = () => now() + 24 * 60 * 60_000 + 1;
      expect((await student('GET', url)).status).toBe(404);
      expect(await labsOf(opened).store.sweep()).toContain(lab.id);
      expect((await student('GET', document)).status).toBe(404);
    } finally {
      ports.now = now;
    }
  });
});

describe('a guard of the lab', () => {
  it('holds for the lab’s document and for no other', async () => {
    await open('none');
    const other = `/api/documents/${randomUUID()}`;
    expect((await student('PUT', other, { json: content })).status).toBe(428);
    await student('PUT', other, { json: content, headers: { 'If-None-Match': '*' } });
    expect((await student('PUT', other, { json: content })).status).toBe(428);
    expect((await student('DELETE', other)).status).toBe(428);
  });

  it('of no kind ignores preconditions', async () => {
    const { document } = await open('none');
    const headers = { 'If-Match': '"old"' };
    expect((await student('PUT', document, { json: content, headers })).status).toBe(204);
  });

  it.each(GUARDS.map(({ guard }) => guard))(
    'knows a request again by its key, and loses what it always lost: %s',
    async (guard) => {
      const { url, document } = await open(guard);
      const [ana, ben] = [await join(url), await join(url)];
      const read = await student('GET', document);
      const condition = { 'If-Match': read.headers.get('ETag')! };
      const fieldsOf = async (who: LabIdentity, key: string): Promise<Record<string, string>> => {
        const headers = { 'Lab-Client': who.token };
        const lock = guard === 'lock' ? await student('POST', `${url}/lock`, { headers }) : null;
        const token = lock?.headers.get('Lock-Token');
        return {
          ...headers,
          ...condition,
          ...(token ? { 'Lock-Token': token } : {}),
          'Idempotency-Key': key,
        };
      };
      const put = (headers: Record<string, string>, body: string) =>
        student('PUT', document, { json: { title: 'Counter', body }, headers });
      const hers = await fieldsOf(ana, '"one"');
      const first = await put(hers, '1');
      expect(first.status).toBe(204);
      const again = await put(hers, '1');
      expect([again.status, again.headers.get('ETag')]).toEqual([204, first.headers.get('ETag')]);
      expect((await put(hers, '2')).status).toBe(422);
      if (guard === 'lock') {
        const headers = { 'Lab-Client': ana.token, 'Lock-Token': hers['Lock-Token']! };
        await student('DELETE', `${url}/lock`, { headers });
      }
      // Ben counts on from what he read before: under a guard that looks at no tag his save takes hers away.
      const his = await put(await fieldsOf(ben, '"one"'), 'one, says Ben');
      const looks = !['none', 'if-unmodified-since'].includes(guard);
      expect(his.status).toBe(looks ? 412 : 204);
      const version = Number(first.headers.get('Document-Version'));
      const now = await student('GET', document);
      expect(Number(now.headers.get('Document-Version'))).toBe(looks ? version : version + 1);
      if (looks) return;
      // A late copy of her request does not take his away in turn.
      expect((await put(hers, '1')).status).toBe(412);
      expect((await (await student('GET', document)).json()).body).toBe('one, says Ben');
    },
  );

  it('by dates sends a date at all times', async () => {
    const { document } = await open('if-unmodified-since');
    const read = await student('GET', document);
    expect(read.headers.get('Last-Modified')).toMatch(/ GMT$/);
    const headers = { 'If-Unmodified-Since': 'Sat, 01 Jan 2000 00:00:00 GMT' };
    expect((await student('PUT', document, { json: content, headers })).status).toBe(412);
  });

  it('by lock wants the token of the lock, from whoever holds it', async () => {
    const { url, document } = await open('lock');
    const [ana, ben] = [await join(url), await join(url)];
    const as = (who: LabIdentity, more = {}) => ({ headers: { 'Lab-Client': who.token, ...more } });
    const refusal = async (who: LabIdentity, more = {}) => {
      const answer = await student('PUT', document, { json: content, ...as(who, more) });
      return [answer.status, (await answer.json()).error];
    };
    expect(await refusal(ana)).toEqual([423, 'lock_required']);
    const taken = await student('POST', `${url}/lock`, as(ana));
    expect(taken.status).toBe(201);
    const lock = { 'Lock-Token': taken.headers.get('Lock-Token')! };
    expect((await student('POST', `${url}/lock`, as(ben))).status).toBe(423);
    expect(await refusal(ana)).toEqual([423, 'lock_required']);
    expect(await refusal(ben)).toEqual([423, 'locked']);
    expect(await refusal(ben, lock)).toEqual([423, 'locked']);
    expect((await student('PUT', document, { json: content, ...as(ana, lock) })).status).toBe(204);
    await student('DELETE', `${url}/lock`, as(ana, lock));
    expect(await refusal(ana, lock)).toEqual([423, 'lock_required']);
    expect((await student('POST', `${url}/lock`, as(ben))).status).toBe(201);
  });
});

describe('the identity of a lab’s client', () => {
  it('is good in its own lab and nowhere else', async () => {
    const [one, two] = [await open(), await open()];
    const { token } = await join(one.url);
    const headers = { 'Lab-Client': token };
    expect((await student('GET', one.document, { headers })).status).toBe(200);
    expect((await student('GET', two.document, { headers })).status).toBe(401);
    expect((await student('PUT', two.document, { json: content, headers })).status).toBe(401);
    const changed = { 'Lab-Client': `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` };
    expect((await student('GET', one.document, { headers: changed })).status).toBe(401);
  });

  it('leaves no trace in anybody’s list of documents', async () => {
    const { lab, document } = await open();
    await student('GET', document);
    await student('PUT', document, { json: content });
    for (const api of [student, teacher]) {
      const rows: { id: string }[] = await (await api('GET', '/api/documents')).json();
      expect(rows.map(({ id }) => id)).not.toContain(lab.id);
    }
  });
});

describe('the record of a lab', () => {
  it('has every exchange with all fields but those that identify a browser', async () => {
    const { lab, url, document } = await open();
    const { token } = await join(url);
    await student('PUT', document, {
      json: content,
      headers: { 'Lab-Client': token, 'X-Mine': 'yes', Authorization: 'secret' },
    });
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange).toMatchObject({
      client: 'Ana',
      method: 'PUT',
      target: document,
      requestBody: JSON.stringify(content),
      status: 204,
    });
    const names = exchange!.requestFields.map(([name]) => name);
    expect(names).toContain('x-mine');
    expect(names).not.toContain('cookie');
    expect(names).not.toContain('authorization');
    expect(exchange!.responseFields.map(([name]) => name)).toContain('etag');
  });

  it('keeps the newest 600 exchanges, and cuts long bodies', async () => {
    const { lab, document } = await open();
    const long = { title: 't', body: 'x'.repeat(40_000) };
    await student('PUT', document, { json: long });
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange!.truncated).toBe(true);
    expect(exchange!.requestBody!.length).toBeLessThan(20_000);
    const { recorder } = labsOf(await services());
    await Promise.all(
      Array.from({ length: 700 }, (_, n) => recorder.record(lab, { ...exchange!, id: String(n) })),
    );
    const kept = await recordOf(teacher, lab.id);
    expect(kept).toHaveLength(600);
    expect(kept.at(-1)!.id).toBe('699');
  });

  it('is resumed after the event that a reader saw last', async () => {
    const { lab, document } = await open();
    await student('GET', document);
    await student('GET', document);
    const headers = { 'Last-Event-ID': `${lab.round}.1` };
    const reader = (await student('GET', `/api/labs/${lab.id}/events`, { headers })).body!.getReader();
    const text = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(text.match(/event: exchange/g)).toHaveLength(1);
  });
});

describe('a round that begins while somebody saves', () => {
  it('takes nothing of which the condition was checked in the one before', async () => {
    const { lab, url, document } = await open('check-then-write');
    const { token } = await join(url);
    const condition = { 'If-Match': (await student('GET', document)).headers.get('ETag')! };
    const headers = { 'Lab-Client': token };
    const held = student('PUT', document, {
      json: content,
      headers: { ...headers, ...condition, 'Lab-Gate': 'mine' },
    });
    expect(await (await student('GET', `${url}/gates/mine`, { headers })).json()).toEqual({ state: 'held' });
    const fresh: LabView = await (await teacher('POST', `${url}/reset`, { json: {} })).json();
    await teacher('DELETE', `${url}/gates/mine`);
    const answer = await held;
    expect(answer.status).toBe(412);
    const { headers: now } = await student('GET', document);
    expect(now.get('Document-Version')).toBe(String(fresh.start.version));
    // What was sent belongs to the round before.
    expect((await recordOf(teacher, lab.id)).map(({ method }) => method)).toEqual(['GET']);
  }, 120_000);

  it('tells of a save that came after its start, though it was sent before', async () => {
    const { lab, url, document } = await open();
    const { documents } = (await services()).ports;
    const { commit } = documents;
    let isFirst = true;
    const late = vi.spyOn(documents, 'commit').mockImplementation(async (...change) => {
      if (isFirst) {
        isFirst = false;
        expect((await teacher('POST', `${url}/reset`, { json: {} })).status).toBe(200);
      }
      return commit.apply(documents, change);
    });
    try {
      expect((await student('PUT', document, { json: content })).status).toBe(204);
    } finally {
      late.mockRestore();
    }
    const [exchange] = await recordOf(teacher, lab.id);
    expect(exchange).toMatchObject({ method: 'PUT', requestBody: JSON.stringify(content), status: 204 });
  });
});

describe('a stranger with the address of a lab', () => {
  const stranger = () => labBrowser(routes).api;

  it('finds nothing in the record by which to be one of its clients', async () => {
    const { lab, url, document } = await open('lock');
    const { token } = await join(url);
    const headers = { 'Lab-Client': token };
    const lock = (await student('POST', `${url}/lock`, { headers })).headers.get('Lock-Token')!;
    await student('PUT', document, { json: content, headers: { ...headers, 'Lock-Token': lock } });
    const record = await recordOf(stranger(), lab.id);
    expect(record.map(({ client }) => client)).toEqual(['Ana', 'Ana']);
    expect(JSON.stringify(record)).not.toContain(token);
    expect(JSON.stringify(record)).not.toContain(lock);
    expect(JSON.stringify(record).toLowerCase()).not.toContain('lab-client');
  });

  it('neither waits at a gate nor opens one, and takes no room from those of its clients', async () => {
    const { url, document } = await open('check-then-write');
    const { token } = await join(url);
    const condition = { 'If-Match': (await student('GET', document)).headers.get('ETag')! };
    const other = stranger();
    for (let index = 0; index < 2_000; index += 1) {
      expect((await other('DELETE', `${url}/gates/g${index}`)).status).toBe(403);
    }
    expect((await other('GET', `${url}/gates/hers`)).status).toBe(403);
    const headers = { 'Lab-Client': token };
    let answered = false;
    const put = student('PUT', document, {
      json: content,
      headers: { ...headers, ...condition, 'Lab-Gate': 'hers' },
    }).then((response) => {
      answered = true;
      return response.status;
    });
    expect(await (await student('GET', `${url}/gates/hers`, { headers })).json()).toEqual({ state: 'held' });
    expect((await other('DELETE', `${url}/gates/hers`)).status).toBe(403);
    const ben = { 'Lab-Client': (await join(url)).token };
    expect((await student('DELETE', `${url}/gates/hers`, { headers: ben })).status).toBe(204);
    expect(await (await teacher('GET', `${url}/gates/hers`)).json()).toEqual({ state: 'held' });
    expect(answered).toBe(false);
    expect((await student('DELETE', `${url}/gates/hers`, { headers })).status).toBe(204);
    expect(await put).toBe(204);
  }, 120_000);

  it('does not give back another’s lock, though its token were known', async () => {
    const { url } = await open('lock');
    const [ana, ben] = [await join(url), await join(url)];
    const lock = (await student('POST', `${url}/lock`, { headers: { 'Lab-Client': ana.token } })).headers;
    const fields = { 'Lock-Token': lock.get('Lock-Token')! };
    await student('DELETE', `${url}/lock`, { headers: { ...fields, 'Lab-Client': ben.token } });
    await stranger()('DELETE', `${url}/lock`, { headers: fields });
    expect((await student('POST', `${url}/lock`, { headers: { 'Lab-Client': ben.token } })).status).toBe(423);
  });

  it('is challenged where it sends a token that is none', async () => {
    const { url, document } = await open('check-then-write');
    const headers = { 'Lab-Client': '0.aaaaaaaaaaaaaaaaaaaaaa' };
    for (const address of [document, `${url}/gates/g`]) {
      const answer = await stranger()('GET', address, { headers });
      expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([
        401,
        'Lab-Client realm="this lab"',
      ]);
      expect(await answer.text()).not.toContain('aaaa');
    }
  });

  it('does not fill a lab: its share of places and of streams leaves room for its teacher', async () => {
    const { lab, url } = await open();
    const other = stranger();
    const joined = async () => (await other('POST', `${url}/clients`, { json: {} })).status;
    const statuses: number[] = [];
    for (let n = 0; n < 260; n += 1) statuses.push(await joined());
    expect(statuses.filter((status) => status === 201)).toHaveLength(250);
    expect((await teacher('POST', `${url}/clients`, { json: { count: 200 } })).status).toBe(201);
    const follows: Response[] = [];
    for (let n = 0; n < 160; n += 1) follows.push(await other('GET', `/api/labs/${lab.id}/events`));
    expect(follows.filter(({ status }) => status === 200)).toHaveLength(150);
    const refused = follows.find(({ status }) => status === 429)!;
    expect(refused.headers.get('Retry-After')).toBe('30');
    for (const { body, status } of follows) if (status === 200) await body?.cancel();
    const again = await other('GET', `/api/labs/${lab.id}/events`);
    expect(again.status).toBe(200);
    await again.body?.cancel();
  }, 120_000);

  it('from many addresses leaves room for a class at the next one', async () => {
    const { lab, url } = await open();
    const places: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) {
      let joined = 0;
      const join = () => fromAddress(address, () => stranger()('POST', `${url}/clients`, { json: {} }));
      while ((await join()).status === 201) joined += 1;
      places.push(joined);
    }
    expect(places).toEqual([250, 125, 63, 31]);
    expect((await (await teacher('GET', `/api/labs/${lab.id}/clients`)).json()).length).toBe(469);
    expect((await teacher('POST', `${url}/clients`, { json: { count: 200 } })).status).toBe(201);
  }, 120_000);

  it('finds nothing at the address of a lab’s document once the lab is over, and changes nothing there', async () => {
    const { document } = await open();
    const ports = (await services()).ports as { now: () => number };
    const { now } = ports;
    try {
      ports.now = () => now() + 24 * 60 * 60_000 + 1;
      expect((await stranger()('GET', document)).status).toBe(404);
      expect(
        (await stranger()('PUT', document, { json: content, headers: { 'If-Match': '*' } })).status,
      ).toBe(404);
    } finally {
      ports.now = now;
    }
  });
});
