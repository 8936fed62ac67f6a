import { describe, expect, it } from 'vitest';
import { Note } from '../testing/notes.ts';
import { type ConditionalResource, conditionalHandler } from './conditional-handler.ts';

const URL = 'https://notes.example/notes/1?x=y';
const JSON_TYPE = { 'Content-Type': 'application/json' };

function noteWith(content: string | null, more: Partial<ConditionalResource<unknown>> = {}) {
  const note = new Note();
  if (content !== null) note.current = { etag: 'v0', content, lastModified: 0 };
  const handler = conditionalHandler({ ...note.resource, ...more });
  const ask = (method: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    handler(
      new Request(URL, {
        method,
        headers: method === 'PUT' ? { ...JSON_TYPE, ...headers } : headers,
        body: body ?? null,
      }),
      undefined,
    );
  return { note, ask };
}

const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const problem = await answer.json();
  expect(problem).toMatchObject({
    status: answer.status,
    instance: '/notes/1?x=y',
    title: expect.any(String),
  });
  expect(problem.type).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc/);
  return problem;
};

describe('reading', () => {
  it('gives the content, its tag, its date and its length', async () => {
    const answer = await noteWith('"tea"').ask('GET');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'private, no-cache, no-transform',
      'content-length': '5',
      'content-type': 'application/json',
      etag: '"v0"',
      'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
    });
    expect(await answer.text()).toBe('"tea"');
  });

  it('answers HEAD like GET, without content', async () => {
    const { ask } = noteWith('"tea"');
    const [get, head] = [await ask('GET'), await ask('HEAD')];
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await head.text()).toBe('');
  });

  it('answers 304 with the fields that name the state', async () => {
    const answer = await noteWith('"tea"').ask('GET', { 'If-None-Match': 'W/"v0"' });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('etag')).toBe('"v0"');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache, no-transform');
  });

  it('fails a condition on GET as well', async () => {
    expect((await noteWith('"tea"').ask('GET', { 'If-Match': '"v9"' })).status).toBe(412);
  });

  it('answers 404 where there is nothing, whatever the conditions say', async () => {
    const answer = await noteWith(null).ask('GET', { 'If-Match': '"v9"' });
    expect(await problemOf(answer)).toMatchObject({ status: 404, error: 'not_found' });
  });
});

describe('writing', () => {
  it('changes the state that the request names, and gives the new tag', async () => {
    const { ask, note } = noteWith('"tea"');
    const answer = await ask('PUT', { 'If-Match': '"v0"' }, '"milk"');
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([204, '"v1"', '']);
    expect(note.current?.content).toBe('"milk"');
  });

  it('gives the content back where that is preferred', async () => {
    const { ask } = noteWith('"tea"');
    const answer = await ask('PUT', { 'If-Match': '"v0"', Prefer: 'return=representation' }, '"milk"');
    expect([answer.status, await answer.text()]).toEqual([200, '"milk"']);
    expect(answer.headers.get('preference-applied')).toBe('return=representation');
    expect(answer.headers.get('content-location')).toBe('/notes/1?x=y');
  });

  it('gives no tag where something else is stored than was sent', async () => {
    const write = async () => ({ etag: 'v1', content: '{"tidied":true}' });
    const answer = await noteWith('"tea"', { write }).ask(
      'PUT',
      { 'If-Match': '"v0"' },
      '{ "tidied": true }',
    );
    expect([answer.status, answer.headers.get('etag')]).toEqual([204, null]);
  });

  it('creates under If-None-Match: *, once', async () => {
    const { ask } = noteWith(null);
    const first = await ask('PUT', { 'If-None-Match': '*' }, '"tea"');
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"v1"']);
    const second = await ask('PUT', { 'If-None-Match': '*' }, '"milk"');
    expect(await problemOf(second)).toMatchObject({ status: 412, reason: 'exists', currentETag: '"v1"' });
  });

  it.each([
    ['a tag that is not current', '"v9"', 'stale'],
    ['a weak tag', 'W/"v0"', 'weak-tag'],
    ['a tag without quotes', 'v0', 'malformed'],
    ['an empty field', '', 'unknown-tag'],
  ])('refuses %s with 412, and changes nothing', async (_, tag, reason) => {
    const { ask, note } = noteWith('"tea"');
    const answer = await ask('PUT', { 'If-Match': tag }, '"milk"');
    expect(answer.headers.get('etag')).toBe('"v0"');
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 412, error: 'precondition_failed', reason, currentETag: '"v0"' });
    expect(problem).not.toHaveProperty('current');
    expect(note.writes).toBe(0);
  });

  it('brings the current content along where that is preferred', async () => {
    const answer = await noteWith('"tea"').ask(
      'PUT',
      { 'If-Match': '"v9"', Prefer: 'return=representation' },
      '1',
    );
    expect(await problemOf(answer)).toMatchObject({ current: { content: '"tea"' } });
  });

  it('never creates under If-Match', async () => {
    const answer = await noteWith(null).ask('PUT', { 'If-Match': '*' }, '"tea"');
    expect(await problemOf(answer)).toMatchObject({ status: 412, reason: 'missing' });
    expect(answer.headers.get('etag')).toBeNull();
  });

  it.each([
    ['nothing', {}],
    ['a date', { 'If-Unmodified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' }],
    ['other tags to avoid', { 'If-None-Match': '"v9"' }],
  ])('asks for a condition where the request has %s, and gives no tag away', async (_, headers) => {
    const { ask, note } = noteWith('"tea"');
    const answer = await ask('PUT', headers, '"milk"');
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 428, requiredHeaders: ['If-Match'] });
    expect(JSON.stringify(problem) + JSON.stringify([...answer.headers])).not.toContain('v0');
    expect(note.writes).toBe(0);
  });

  it('asks for If-None-Match where there is nothing yet', async () => {
    const answer = await noteWith(null).ask('PUT', {}, '"tea"');
    expect(await problemOf(answer)).toMatchObject({ status: 428, requiredHeaders: ['If-None-Match'] });
  });

  it('refuses an If-None-Match that cannot be read rather than letting the write through', async () => {
    const { ask, note } = noteWith('"tea"');
    expect((await ask('PUT', { 'If-None-Match': 'v1' }, '"milk"')).status).toBe(400);
    expect(note.writes).toBe(0);
  });

  it('refuses what is no JSON, once conditions let the request through', async () => {
    const { ask, note } = noteWith('"tea"');
    expect((await ask('PUT', { 'If-Match': '"v9"' }, '{')).status).toBe(412);
    expect((await ask('PUT', {}, '{')).status).toBe(428);
    expect((await ask('PUT', { 'If-Match': '"v0"' }, '{')).status).toBe(400);
    expect(note.writes).toBe(0);
  });

  it('deletes the state that the request names', async () => {
    const { ask, note } = noteWith('"tea"');
    expect((await ask('DELETE')).status).toBe(428);
    expect((await ask('DELETE', { 'If-Match': '"v9"' })).status).toBe(412);
    expect((await ask('DELETE', { 'If-Match': '"v0"' })).status).toBe(204);
    expect(note.current).toBeNull();
    expect((await ask('DELETE', { 'If-Match': '"v0"' })).status).toBe(404);
  });

  it('refers to a path that looks like another host as to its own', async () => {
    const note = new Note();
    const request = (headers: Record<string, string>) =>
      new Request('https://notes.example//evil.example/a', {
        method: 'PUT',
        headers: { ...JSON_TYPE, ...headers },
        body: '1',
      });
    const handler = conditionalHandler(note.resource);
    const refused = await handler(request({}), undefined);
    const { instance } = await refused.json();
    const created = await handler(
      request({ 'If-None-Match': '*', Prefer: 'return=representation' }),
      undefined,
    );
    for (const reference of [instance, created.headers.get('content-location')]) {
      expect(new globalThis.URL(reference, 'https://notes.example').href).toBe(
        'https://notes.example//evil.example/a',
      );
    }
  });

  it('passes on an answer that load or write gives, with nothing written', async () => {
    const refuse = async () => new Response('no', { status: 403 });
    expect((await noteWith('"tea"', { load: refuse }).ask('GET')).status).toBe(403);
    const answer = await noteWith('"tea"', { write: refuse }).ask('PUT', { 'If-Match': '"v0"' }, '1');
    expect(await answer.text()).toBe('no');
    const kept = await noteWith('"tea"', { remove: refuse }).ask('DELETE', { 'If-Match': '"v0"' });
    expect(kept.status).toBe(403);
  });
});

describe('what is refused before any condition', () => {
  it.each([
    ['another media type', 415, { 'Content-Type': 'text/plain' }],
    ['another charset', 415, { 'Content-Type': 'application/json; charset=latin1' }],
    ['a content coding', 415, { 'Content-Encoding': 'gzip' }],
    ['a part of the content', 400, { 'Content-Range': 'bytes 0-1/5' }],
  ])('%s', async (_, status, headers) => {
    expect((await noteWith('"tea"').ask('PUT', { 'If-Match': '"v9"', ...headers }, '1')).status).toBe(status);
  });

  it('bytes that are no UTF-8', async () => {
    const { ask } = noteWith('"tea"');
    expect((await ask('PUT', { 'If-Match': '"v9"' }, new Uint8Array([34, 0xff, 34]))).status).toBe(400);
  });

  it('a content coding, saying that none is taken', async () => {
    const answer = await noteWith('"tea"').ask('PUT', { 'Content-Encoding': 'br' }, '1');
    expect([answer.headers.get('accept'), answer.headers.get('accept-encoding')]).toEqual([null, 'identity']);
  });

  it('content that is too large, counted as it arrives', async () => {
    const { ask } = noteWith('"tea"', { maxBytes: 4 });
    expect((await ask('PUT', { 'If-Match': '"v0"' }, '1234')).status).toBe(204);
    expect((await ask('PUT', { 'If-Match': '"v0"' }, '12345')).status).toBe(413);
  });

  it('a method that is not known here, with those that are', async () => {
    const { ask } = noteWith('"tea"');
    const answer = await ask('POST');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, DELETE, OPTIONS']);
    expect((await ask('OPTIONS', { 'If-Match': '"v9"' })).status).toBe(204);
  });
});

describe('a request that is sent again because its answer got lost', () => {
  const again = { 'If-Match': '"v0"', 'Idempotency-Key': '"k1"' };

  it('gets its first answer again, and nothing is written', async () => {
    const { ask, note } = noteWith('"tea"');
    const first = await ask('PUT', again, '"milk"');
    const second = await ask('PUT', again, '"milk"');
    expect([second.status, second.headers.get('etag')]).toEqual([first.status, first.headers.get('etag')]);
    expect(note.writes).toBe(1);
  });

  it('is told the tag of what it made when others saved on top of it', async () => {
    const { ask } = noteWith('"tea"');
    await ask('PUT', again, '"milk"');
    await ask('PUT', { 'If-Match': '"v1"' }, '"oat milk"');
    const problem = await problemOf(await ask('PUT', again, '"milk"'));
    expect(problem).toMatchObject({ status: 412, reason: 'stale', savedAs: '"v1"', currentETag: '"v2"' });
    expect(problem.detail).toContain('Do not send it again');
  });

  it('is not known by its bytes: equal content under an old tag is a collision', async () => {
    const { ask } = noteWith('0');
    expect((await ask('PUT', { 'If-Match': '"v0"' }, '1')).status).toBe(204);
    expect((await ask('PUT', { 'If-Match': '"v0"' }, '1')).status).toBe(412);
    expect((await ask('PUT', { 'If-Match': '"v0"', 'Idempotency-Key': '"k2"' }, '1')).status).toBe(412);
  });

  it('may not give its key to another content or method', async () => {
    const { ask } = noteWith('"tea"');
    await ask('PUT', again, '"milk"');
    expect((await problemOf(await ask('PUT', again, '"beer"'))).error).toBe('key_reused');
    expect((await ask('DELETE', again)).status).toBe(422);
    const empty = noteWith('tea', { accepts: 'text/plain' });
    const plain = { ...again, 'Content-Type': 'text/plain' };
    expect((await empty.ask('PUT', plain, '')).status).toBe(204);
    expect((await empty.ask('DELETE', plain)).status).toBe(422);
  });

  it('may not give its key to a request at another address, whatever recall finds', async () => {
    const { note } = noteWith(null);
    const handler = conditionalHandler(note.resource);
    const create = (address: string) =>
      handler(
        new Request(address, {
          method: 'PUT',
          headers: { ...JSON_TYPE, 'If-None-Match': '*', 'Idempotency-Key': '"k"' },
          body: '1',
        }),
        undefined,
      );
    expect((await create('https://notes.example/1')).status).toBe(201);
    expect((await create('https://notes.example/2')).status).toBe(422);
  });

  it('may not give its key to a request under another condition, though it sends the same', async () => {
    const { ask } = noteWith('0');
    await ask('PUT', again, '1');
    await ask('PUT', { 'If-Match': '"v1"' }, '0');
    const other = await ask('PUT', { ...again, 'If-Match': '"v2"' }, '1');
    expect((await problemOf(other)).error).toBe('key_reused');
  });

  it('gets content again where it preferred that', async () => {
    const { ask } = noteWith('"tea"');
    const preferring = { ...again, Prefer: 'return=representation' };
    const [first, second] = [await ask('PUT', preferring, '"milk"'), await ask('PUT', preferring, '"milk"')];
    expect([second.status, await second.text()]).toEqual([first.status, await first.text()]);
    expect(Object.fromEntries(second.headers)).toEqual(Object.fromEntries(first.headers));
  });

  it('gets no tag again where something else was stored than it sent', async () => {
    const note = new Note();
    const tidying = conditionalHandler({
      ...note.resource,
      write: async (change) => {
        const bytes = new TextEncoder().encode('"tidied"');
        return note.resource.write({ ...change, bytes });
      },
    });
    const create = () =>
      tidying(
        new Request(URL, {
          method: 'PUT',
          headers: { ...JSON_TYPE, 'If-None-Match': '*', 'Idempotency-Key': '"k"' },
          body: '"as sent"',
        }),
        undefined,
      );
    const answers = [await create(), await create()];
    expect(answers.map(({ status, headers }) => [status, headers.get('etag')])).toEqual([
      [201, null],
      [201, null],
    ]);
  });

  it('is not carried out once more by a late copy, though somebody deleted what it made', async () => {
    const { note } = noteWith(null);
    let writes = 0;
    let letGo = () => {};
    const heldBack = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let reached = () => {};
    const reachedWrite = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const held = conditionalHandler({
      ...note.resource,
      write: async (change) => {
        reached();
        if (writes++ === 0) await heldBack;
        return note.resource.write(change);
      },
    });
    const headers = { ...JSON_TYPE, 'If-None-Match': '*', 'Idempotency-Key': '"k"' };
    const create = () => held(new Request(URL, { method: 'PUT', headers, body: '1' }), undefined);
    const first = create();
    await reachedWrite;
    expect((await create()).status).toBe(201);
    const remove = new Request(URL, { method: 'DELETE', headers: { 'If-Match': '"v1"' } });
    expect((await held(remove, undefined)).status).toBe(204);
    letGo();
    const problem = await problemOf(await first);
    expect(problem).toMatchObject({ status: 412, reason: 'deleted', savedAs: '"v1"' });
    expect(problem.message).toContain('removed by others');
    expect(note.current).toBeNull();
  });

  it('is judged by what is there after it was carried out, not by what was loaded before', async () => {
    const { note, ask } = noteWith('0');
    let copy: Promise<Response> | null = null;
    const overtaken = conditionalHandler({
      ...note.resource,
      load: async () => {
        const before = note.current;
        // The other copy arrives and is carried out while this one is loading.
        copy ??= ask('PUT', again, '1');
        await copy;
        return before;
      },
    });
    const answer = await overtaken(
      new Request(URL, { method: 'PUT', headers: { ...JSON_TYPE, ...again }, body: '1' }),
      undefined,
    );
    expect([answer.status, answer.headers.get('etag')]).toEqual([204, '"v1"']);
  });

  it('stays a deletion that was done, though somebody made it anew', async () => {
    const { ask, note } = noteWith('0');
    const remove = { 'If-Match': '"v0"', 'Idempotency-Key': '"remove"' };
    await ask('DELETE', remove);
    await ask('PUT', { 'If-None-Match': '*' }, '1');
    expect((await ask('DELETE', remove)).status).toBe(204);
    expect(note.current?.content).toBe('1');
  });

  it('creates and deletes once', async () => {
    const { ask, note } = noteWith(null);
    const create = { 'If-None-Match': '*', 'Idempotency-Key': '"create"' };
    expect((await ask('PUT', create, '1')).status).toBe(201);
    expect((await ask('PUT', create, '1')).status).toBe(201);
    const remove = { 'If-Match': '"v1"', 'Idempotency-Key': '"remove"' };
    expect((await ask('DELETE', remove)).status).toBe(204);
    expect((await ask('DELETE', remove)).status).toBe(204);
    expect(note.writes).toBe(2);
  });

  it('is carried out once when both copies arrive together', async () => {
    const { ask, note } = noteWith('"tea"');
    const answers = await Promise.all([ask('PUT', again, '"milk"'), ask('PUT', again, '"milk"')]);
    expect(answers.map(({ status, headers }) => [status, headers.get('etag')])).toEqual([
      [204, '"v1"'],
      [204, '"v1"'],
    ]);
    expect(note.writes).toBe(1);
  });

  it('needs a key that can be read', async () => {
    const { ask, note } = noteWith('"tea"');
    expect((await ask('PUT', { ...again, 'Idempotency-Key': 'k1' }, '1')).status).toBe(400);
    expect(note.writes).toBe(0);
  });
});

describe('many who write at once', () => {
  it('lets exactly one of those with the same tag through', async () => {
    const { ask } = noteWith('0');
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => ask('PUT', { 'If-Match': '"v0"' }, `${i}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(15).fill(412)]);
  });

  it('gives way where a change names no version, and gets through', async () => {
    const { ask, note } = noteWith('0');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => ask('PUT', { 'If-Match': '*' }, `${i}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    expect(note.writes).toBe(8);
  });

  it('counts 16 × 25 increments to 400, with every third answer lost', async () => {
    const { ask, note } = noteWith('0');
    let sent = 0;
    /** `null` where the answer got lost. */
    const send = async (...request: Parameters<typeof ask>) => {
      const answer = await ask(...request);
      return ++sent % 3 === 0 ? null : answer;
    };
    const increment = async (key: string) => {
      for (let attempt = 0; ; attempt++) {
        const read = await ask('GET');
        const [etag, next] = [read.headers.get('etag')!, String(Number(await read.text()) + 1)];
        for (;;) {
          const headers = { 'If-Match': etag, 'Idempotency-Key': `"${key}-${attempt}"` };
          const answer = await send('PUT', headers, next);
          if (answer?.status === 204) return;
          if (answer?.status !== 412) continue;
          if ((await answer.json()).savedAs) return;
          break;
        }
      }
    };
    await Promise.all(
      Array.from({ length: 16 }, async (_, client) => {
        for (let i = 0; i < 25; i++) await increment(`${client}-${i}`);
      }),
    );
    expect(note.current?.content).toBe('400');
  });
});

describe('a resource that is not what it should be', () => {
  const asking = { 'If-Match': '"v0"' };

  it.each([
    ['a number as tag', { etag: 7, content: '1' }],
    ['a tag with quotes', { etag: '"7"', content: '1' }],
    ['an object as content', { etag: '7', content: {} }],
  ])('is named: %s', async (_, wrong) => {
    const give = async () => wrong as never;
    await expect(noteWith('1', { load: give }).ask('GET')).rejects.toThrow(/^load gave/);
    await expect(noteWith('1', { write: give }).ask('PUT', asking, '1')).rejects.toThrow(/^write gave/);
  });

  it('may not leave open whether it was removed', async () => {
    const remove = async () => undefined as never;
    await expect(noteWith('1', { remove }).ask('DELETE', asking)).rejects.toThrow(/^remove has to/);
  });

  it('may be undefined where there is nothing, but not after a write', async () => {
    const nothing = async () => undefined as never;
    expect((await noteWith('1', { load: nothing }).ask('GET')).status).toBe(404);
    await expect(noteWith('1', { write: nothing }).ask('PUT', asking, '1')).rejects.toThrow(/^write has to/);
  });

  it('may keep bytes, which come along with a 412 where they are text', async () => {
    const { ask, note } = noteWith(null);
    const preferring = { 'If-Match': '"v9"', Prefer: 'return=representation' };
    note.current = { etag: 'v0', content: new TextEncoder().encode('"tea"') };
    expect((await (await ask('PUT', preferring, '1')).json()).current).toEqual({ content: '"tea"' });
    note.current = { etag: 'v0', content: new Uint8Array([0xff]) };
    expect(await (await ask('PUT', preferring, '1')).json()).not.toHaveProperty('current');
  });

  it.each(['text', 'text/plain; charset=utf-8'])(
    'has to accept a media type without parameters, not %s',
    (accepts) => {
      expect(() => noteWith('1', { accepts })).toThrow(TypeError);
    },
  );

  it('gives what it accepts, in whatever case it was said', async () => {
    const answer = await noteWith('tea', { accepts: 'Text/Markdown' }).ask('GET');
    expect(answer.headers.get('content-type')).toBe('text/markdown');
  });
});
