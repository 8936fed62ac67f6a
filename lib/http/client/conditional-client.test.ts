import { describe, expect, it } from 'vitest';
import { conditionalHandler } from '../handler/conditional-handler.ts';
import { Note } from '../testing/notes.ts';
import { type ConditionalClient, conditionalClient } from './conditional-client.ts';
import { CollisionError, NoAnswerError, RefusedError, UnexpectedAnswerError } from './errors.ts';

const URL = 'https://notes.example/1';

/** A client of a note, over a network on which anything may be done to a request and its answer. */
function clientOf(
  note: Note,
  network: (send: () => Promise<Response>) => Promise<Response> = (send) => send(),
) {
  const handler = conditionalHandler(note.resource);
  const sent: Request[] = [];
  const client = conditionalClient<string>({
    fetch: (url, init) => {
      const request = new Request(url, init);
      sent.push(request);
      return network(() => handler(request.clone(), undefined));
    },
  });
  return { client, sent };
}

const caught = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'nothing',
    (error) => error,
  );

describe('a client that keeps each text with its tag', () => {
  it('creates, loads, saves and deletes under conditions', async () => {
    const note = new Note();
    const { client, sent } = clientOf(note);
    const created = await client.create(URL, 'tea');
    expect(await client.load(URL)).toEqual(created);
    const saved = await client.save(created, 'milk');
    expect(saved).toEqual({ url: URL, etag: '"v2"', content: 'milk' });
    await client.remove(saved);
    expect(note.current).toBeNull();
    expect(
      sent.map(({ method, headers }) => [method, headers.get('if-match'), headers.get('if-none-match')]),
    ).toEqual([
      ['PUT', null, '*'],
      ['GET', null, null],
      ['PUT', '"v1"', null],
      ['DELETE', '"v2"', null],
    ]);
    // To follow a redirection would make a GET of a PUT, and take its answer for the PUT's.
    expect(new Set(sent.map(({ redirect }) => redirect))).toEqual(new Set(['manual']));
  });

  it('saves under the tag that the text came with, whatever was read from that address since', async () => {
    const { client } = clientOf(new Note());
    const mine = await client.create(URL, 'tea');
    await client.save(mine, 'tea, Ana’s');
    await client.load(URL);
    const error = await caught(client.save(mine, 'tea, Ben’s'));
    expect(error).toBeInstanceOf(CollisionError);
    expect(error).toMatchObject({
      base: mine,
      mine: 'tea, Ben’s',
      theirs: { url: URL, etag: '"v2"', content: 'tea, Ana’s' },
    });
  });

  it('says of a collision with a deletion that there is nothing any more', async () => {
    const note = new Note();
    const { client } = clientOf(note);
    const seen = await client.create(URL, 'tea');
    await client.remove(seen);
    expect(await caught(client.save(seen, 'milk'))).toMatchObject({ name: 'CollisionError', theirs: null });
    expect(note.current).toBeNull();
  });

  it('throws what the server said of other refusals', async () => {
    const { client } = clientOf(new Note());
    const missing = await caught(client.load(URL));
    expect(missing).toBeInstanceOf(RefusedError);
    expect(missing).toMatchObject({ status: 404, problem: { error: 'not_found' } });
    const busy = conditionalClient({
      fetch: async () => new Response('<h1>Busy</h1>', { status: 503, headers: { 'Retry-After': '7' } }),
    });
    expect(await caught(busy.load(URL))).toMatchObject({ status: 503, problem: null, retryAfter: 7_000 });
  });

  it.each([
    ['no tag', {}],
    ['a weak tag', { ETag: 'W/"1"' }],
  ])('works with no answer that has %s', async (_, headers) => {
    const client = conditionalClient({ fetch: async () => new Response('1', { headers }) });
    expect(await caught(client.load(URL))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('reads what is stored where the server stores something else than it was sent', async () => {
    const note = new Note();
    const { client } = clientOf(note);
    const seen = await client.create(URL, 'tea');
    const tidy = conditionalHandler({
      ...note.resource,
      write: async () => {
        note.current = { etag: 'v9', content: '"tidied"' };
        return note.current;
      },
    });
    const over = conditionalClient<string>({ fetch: (url, init) => tidy(new Request(url, init), undefined) });
    expect(await over.save(seen, 'as sent')).toEqual({ url: URL, etag: '"v9"', content: 'tidied' });
  });

  it('makes one version of a save whose answer got lost and that is sent again with its key', async () => {
    const note = new Note();
    let lose = false;
    const { client } = clientOf(note, async (send) => {
      const answer = await send();
      if (!lose) return answer;
      lose = false;
      throw new TypeError('fetch failed');
    });
    const base = await client.create(URL, 'tea');
    lose = true;
    expect(await caught(client.save(base, 'milk', { key: 'k' }))).toBeInstanceOf(NoAnswerError);
    expect(await client.save(base, 'milk', { key: 'k' })).toMatchObject({ etag: '"v2"' });
    expect(note.writes).toBe(2);
  });

  it('takes a save for done that arrived once and that others saved on top of', async () => {
    const note = new Note();
    const { client } = clientOf(note);
    const base = await client.create(URL, 'tea');
    const mine = await client.save(base, 'milk', { key: 'k' });
    await client.save(mine, 'oat milk');
    expect(await client.save(base, 'milk', { key: 'k' })).toEqual(mine);
    expect(note.current?.content).toBe('"oat milk"');
  });

  it('takes the tag of such a save from where its server says it, beside its address', async () => {
    const said = { error: 'precondition_failed', savedAs: `${URL}/versions/2`, savedETag: '"v2"' };
    const headers = { 'Content-Type': 'application/problem+json' };
    const client = conditionalClient<string>({
      fetch: async () => new Response(JSON.stringify(said), { status: 412, headers }),
    });
    const base = { url: URL, etag: '"v1"', content: 'tea' };
    expect(await client.save(base, 'milk', { key: 'k' })).toEqual({
      url: URL,
      etag: '"v2"',
      content: 'milk',
    });
  });

  it('goes on behind a proxy that weakens tags where it is told how the server’s own look', async () => {
    const handler = conditionalHandler(new Note().resource);
    const weakening: typeof globalThis.fetch = async (url, init) => {
      const answer = await handler(new Request(url, init), undefined);
      const etag = answer.headers.get('etag');
      if (etag && answer.body) answer.headers.set('etag', `W/${etag.slice(0, -1)}-gzip"`);
      return answer;
    };
    const tagOf = ({ headers }: Response) =>
      headers
        .get('etag')
        ?.replace(/^W\//, '')
        .replace(/-gzip"$/, '"') ?? null;
    const client = conditionalClient<string>({ fetch: weakening, tagOf });
    await client.create(URL, 'tea');
    const loaded = await client.load(URL);
    expect(loaded.etag).toBe('"v1"');
    expect(await client.save(loaded, 'milk')).toMatchObject({ etag: '"v2"' });
    const error = await caught(client.save(loaded, 'juice'));
    expect(error).toBeInstanceOf(CollisionError);
    expect((error as CollisionError<string>).theirs).toMatchObject({ etag: '"v2"', content: 'milk' });
    const untold = conditionalClient<string>({ fetch: weakening });
    expect(await caught(untold.load(URL))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('lets an abort be an abort', async () => {
    const client = conditionalClient({ fetch });
    const error = await caught(client.load(URL, AbortSignal.abort()));
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  it('saves null like any other content', async () => {
    const note = new Note();
    const { client, sent } = clientOf(note);
    const anything = client as unknown as ConditionalClient<string | null>;
    await anything.save(await anything.create(URL, 'tea'), null);
    expect([sent.at(-1)?.method, note.current?.content]).toEqual(['PUT', 'null']);
  });

  it('sends nothing where there is no text to send', async () => {
    const note = new Note();
    const { client, sent } = clientOf(note);
    const base = await client.create(URL, 'tea');
    const nothing = undefined as unknown as string;
    expect(await caught(client.save(base, nothing))).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(1);
  });

  const page = new Response('<h1>Sign in</h1>', {
    headers: { 'Content-Type': 'text/html', ETag: '"login"' },
  });
  const json = { 'Content-Type': 'application/json' };

  it.each([
    ['a redirection', () => new Response(null, { status: 303, headers: { Location: '/login' } })],
    ['something accepted for later', () => new Response(null, { status: 202, headers: { ETag: '"2"' } })],
    ['a weak tag', () => new Response(null, { status: 204, headers: { ETag: 'W/"2"' } })],
  ])('takes %s for no save', async (_, answer) => {
    const client = conditionalClient<string>({ fetch: async () => answer() });
    const base = { url: URL, etag: '"1"', content: 'tea' };
    expect(await caught(client.save(base, 'milk'))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('takes a page that was put in the place of the answer for neither content nor a save', async () => {
    const portal = conditionalClient<string>({ fetch: async () => page.clone(), parse: (text) => text });
    expect(await caught(portal.load(URL))).toBeInstanceOf(UnexpectedAnswerError);
    // The page stands in for the PUT alone: what is read afterwards is what was there before.
    const fetch = async (_: unknown, init?: RequestInit) =>
      init?.method === 'PUT'
        ? new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html' } })
        : new Response('"tea"', { headers: { ...json, ETag: '"1"' } });
    const client = conditionalClient<string>({ fetch });
    const base = await client.load(URL);
    expect(await caught(client.save(base, 'milk'))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('follows no redirection of a deletion either', async () => {
    const fetch = async () => new Response(null, { status: 307, headers: { Location: '/elsewhere' } });
    const seen = { url: URL, etag: '"1"', content: 'tea' };
    expect(await caught(conditionalClient<string>({ fetch }).remove(seen))).toBeInstanceOf(
      UnexpectedAnswerError,
    );
  });

  it('says that content cannot be read, where it cannot', async () => {
    const fetch = async () => new Response('{', { headers: { ...json, ETag: '"1"' } });
    expect(await caught(conditionalClient({ fetch }).load(URL))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('takes an answer that breaks off for none', async () => {
    const breaking = () =>
      new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    const fetch = async () => new Response(breaking(), { headers: { ...json, ETag: '"1"' } });
    expect(await caught(conditionalClient({ fetch }).load(URL))).toBeInstanceOf(NoAnswerError);
  });

  it('takes what came along with a 412 only under its own tag', async () => {
    const collide = (members: object, headers: Record<string, string>) =>
      conditionalClient<string>({
        fetch: async (_, init) =>
          init?.method === 'PUT'
            ? new Response(JSON.stringify(members), {
                status: 412,
                headers: { 'Content-Type': 'Application/Problem+JSON; charset=utf-8', ...headers },
              })
            : new Response('"asked for"', { headers: { ...json, ETag: '"3"' } }),
      });
    const base = { url: URL, etag: '"1"', content: 'tea' };
    const current = { content: '"came along"' };
    const theirs = async (client: ConditionalClient<string>) =>
      ((await caught(client.save(base, 'milk'))) as CollisionError<string>).theirs;
    expect(await theirs(collide({ current, currentETag: '"2"' }, { ETag: 'W/"body"' }))).toMatchObject({
      etag: '"2"',
      content: 'came along',
    });
    expect(await theirs(collide({ current }, { ETag: '"2"' }))).toMatchObject({
      etag: '"3"',
      content: 'asked for',
    });
    expect(await theirs(collide({ current, currentETag: 'W/"2"' }, {}))).toMatchObject({
      content: 'asked for',
    });
  });

  it('says of a foreign problem what it says, and reads none that is none', async () => {
    const refusing = (type: string, body: string) =>
      conditionalClient({
        fetch: async () => new Response(body, { status: 403, headers: { 'Content-Type': type } }),
      });
    const said = await caught(refusing('application/problem+json', '{"detail":"Not yours."}').load(URL));
    expect(said).toMatchObject({ status: 403, message: 'Not yours.' });
    for (const [type, body] of [
      ['application/problem+jsonx', '{"detail":"Not yours."}'],
      ['application/problem+json', '{'],
      ['application/problem+json', '[]'],
    ] as const) {
      expect(await caught(refusing(type, body).load(URL))).toMatchObject({ status: 403, problem: null });
    }
  });

  it('takes a field that cannot be sent for a fault of the caller', async () => {
    const { client } = clientOf(new Note());
    const base = { url: URL, etag: '"\n"', content: 'tea' };
    expect(await caught(client.save(base, 'milk'))).toBeInstanceOf(TypeError);
  });

  it('takes no page under a tag of its own for a save or a deletion', async () => {
    const headers = { 'Content-Type': 'text/html', ETag: '"login"' };
    const client = conditionalClient<string>({
      fetch: async () => new Response('<h1>Sign in</h1>', { headers }),
    });
    const base = { url: URL, etag: '"1"', content: 'tea' };
    expect(await caught(client.save(base, 'milk'))).toBeInstanceOf(UnexpectedAnswerError);
    expect(await caught(client.remove(base))).toBeInstanceOf(UnexpectedAnswerError);
  });

  it('takes what was stored for the content, where the answer brings it', async () => {
    const headers = { ...json, ETag: '"2"', 'Preference-Applied': 'return=representation' };
    const client = conditionalClient<string>({ fetch: async () => new Response('"tidied"', { headers }) });
    const saved = await client.save({ url: URL, etag: '"1"', content: 'tea' }, ' milk ');
    expect(saved).toEqual({ url: URL, etag: '"2"', content: 'tidied' });
  });

  it('says of a save whose state could not be read that its outcome is unknown, not that it was refused', async () => {
    const fetch = async (_: unknown, init?: RequestInit) =>
      init?.method === 'PUT' ? new Response(null, { status: 204 }) : new Response(null, { status: 503 });
    const client = conditionalClient<string>({ fetch });
    const error = await caught(client.save({ url: URL, etag: '"1"', content: 'tea' }, 'milk'));
    expect(error).toMatchObject({ name: 'NoAnswerError', cause: { status: 503 } });
  });

  it.each([
    ['a refusal', async () => new Response(null, { status: 503 }), 'RefusedError'],
    ['no answer', async () => Promise.reject(new TypeError('fetch failed')), 'NoAnswerError'],
  ])('says of a collision that it is one, though %s hides what is there', async (_, get, name) => {
    const fetch = async (_url: unknown, init?: RequestInit) =>
      init?.method === 'PUT' ? new Response(null, { status: 412 }) : get();
    const client = conditionalClient<string>({ fetch });
    const error = await caught(client.save({ url: URL, etag: '"1"', content: 'tea' }, 'milk'));
    expect(error).toMatchObject({ name: 'CollisionError', theirs: undefined, cause: { name } });
  });

  it('takes a save for done only where it has a key to be known by', async () => {
    const problem = { currentETag: '"9"', current: { content: '"other"' }, savedAs: '"2"' };
    const headers = { 'Content-Type': 'application/problem+json' };
    const fetch = async () => new Response(JSON.stringify(problem), { status: 412, headers });
    const client = conditionalClient<string>({ fetch });
    const base = { url: URL, etag: '"1"', content: 'tea' };
    expect(await client.save(base, 'milk', { key: 'k' })).toMatchObject({ etag: '"2"' });
    expect(await caught(client.save(base, 'milk'))).toBeInstanceOf(CollisionError);
  });

  it('lets go of the content that it does not read', async () => {
    let open = 0;
    const fetch =
      (status: number, headers = {}) =>
      async () => {
        open++;
        const body = new ReadableStream({
          pull: (controller) => controller.enqueue(new TextEncoder().encode('page')),
          cancel: () => void open--,
        });
        return new Response(body, { status, headers });
      };
    const base = { url: URL, etag: '"1"', content: 'tea' };
    for (const [status, headers] of [
      [302],
      [202],
      [403],
      [412],
      [200, { 'Content-Type': 'text/html' }],
    ] as const) {
      await caught(conditionalClient<string>({ fetch: fetch(status, headers) }).load(URL));
    }
    for (const status of [302, 202, 403]) {
      await caught(conditionalClient<string>({ fetch: fetch(status) }).save(base, 'milk'));
    }
    expect(open).toBe(0);
  });

  it('keeps a byte order mark, which is part of a text', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x74]);
    const headers = { 'Content-Type': 'text/plain', ETag: '"1"' };
    const text = { contentType: 'text/plain', parse: (read: string) => read };
    const client = conditionalClient<string>({
      ...text,
      fetch: async () => new Response(bytes, { headers }),
    });
    expect((await client.load(URL)).content).toBe('\ufefft');
  });

  it('rejects with the reason of whoever aborted', async () => {
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort('enough');
      throw new TypeError('socket hang up');
    };
    expect(await caught(conditionalClient({ fetch }).load(URL, controller.signal))).toBe('enough');
  });

  it('takes an address and a type that can never be for faults of the caller', async () => {
    expect(await caught(conditionalClient().load('https://'))).toBeInstanceOf(TypeError);
    expect(() => conditionalClient({ contentType: 'json' })).toThrow(TypeError);
  });

  it('says nothing of members that are no text', async () => {
    const headers = { 'Content-Type': 'application/problem+json' };
    const body = JSON.stringify({ message: { x: 1 }, title: 'Not yours' });
    const fetch = async () => new Response(body, { status: 403, headers });
    expect(await caught(conditionalClient({ fetch }).load(URL))).toMatchObject({ message: 'Not yours' });
  });
});
