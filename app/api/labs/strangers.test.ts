import { describe, expect, it } from 'vitest';
import { recordOf } from '@/app/api/labs/testing/lab-browser';
import { content, labPeople } from '@/app/api/labs/testing/lab-people';
import { services } from '@/lib/server/services';
import { fromAddress } from '@/lib/server/testing/from-address';

const { teacher, student, stranger, visitor, open, join } = labPeople();

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

describe('a stranger with the address of a lab', () => {
  it('finds nothing in the record by which to be one of its clients', async () => {
    const { lab, url, document } = await open('lock');
    const { token } = await join(url);
    const headers = { 'Lab-Client': token };
    const lock = (await student('POST', `${url}/lock`, { headers })).headers.get('Lock-Token')!;
    await student('PUT', document, { json: content, headers: { ...headers, 'Lock-Token': lock } });
    await student('GET', `${document}?Lab-Client=${token}&lock-token=${encodeURIComponent(lock)}`, {
      headers,
    });
    const record = await recordOf(stranger(), lab.id);
    expect(record.map(({ client }) => client)).toEqual(['Ana', 'Ana', 'Ana']);
    expect(JSON.stringify(record)).not.toContain(token);
    expect(JSON.stringify(record)).not.toContain(lock);
    expect(JSON.stringify(record)).not.toContain(encodeURIComponent(lock));
    const fields = record.flatMap(({ requestFields, responseFields }) => [
      ...requestFields,
      ...responseFields,
    ]);
    expect(JSON.stringify(fields).toLowerCase()).not.toContain('lab-client');
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

  it('does not fill a lab, by whatever way they join', async () => {
    const { lab, url } = await open();
    const other = stranger();
    const ways = [
      () => other('POST', `${url}/clients`, { json: {} }),
      () => other('PUT', `${url}/clients/mine`, { json: { name: 'Mira' } }),
      () => other('POST', `${url}/clients`, { json: { count: 3 } }),
      // Who keeps no cookie is nobody each time, and yet no other.
      () => stranger()('POST', `${url}/clients`, { json: {} }),
      () => stranger()('PUT', `${url}/clients/mine`, { json: { name: 'Tom' } }),
    ];
    for (let n = 0; n < 40; n += 1) for (const way of ways) await way();
    const joined: unknown[] = await (await teacher('GET', `${url}/clients`)).json();
    // Eight with the cookie and eight without.
    expect(joined.length).toBeLessThanOrEqual(16);
    expect(joined.length).toBeGreaterThan(12);
    const refused = await ways[0]!();
    expect([refused.status, (await refused.json()).message]).toEqual([
      429,
      'This lab is full: it takes no more people from here.',
    ]);
    const follows: Response[] = [];
    for (let n = 0; n < 160; n += 1) follows.push(await stranger()('GET', `/api/labs/${lab.id}/events`));
    expect(follows.filter(({ status }) => status === 200)).toHaveLength(150);
    expect(follows.find(({ status }) => status === 429)!.headers.get('Retry-After')).toBe('30');
    for (const { body, status } of follows) if (status === 200) await body?.cancel();
    const again = await other('GET', `/api/labs/${lab.id}/events`);
    expect(again.status).toBe(200);
    await again.body?.cancel();
  }, 120_000);

  it('leaves room, also with many names from many addresses, for a class and its teacher', async () => {
    const { lab, url } = await open();
    const places: number[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) {
      let joined = 0;
      const join = () =>
        fromAddress(address, async () =>
          (await visitor())('PUT', `${url}/clients/mine`, { json: { name: 'Mira' } }),
        );
      while ((await join()).status === 201) joined += 1;
      places.push(joined);
    }
    expect(places).toEqual([250, 125, 63, 31]);
    const clients: { name: string }[] = await (await teacher('GET', `/api/labs/${lab.id}/clients`)).json();
    expect(new Set(clients.map(({ name }) => name)).size).toBe(469);
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
