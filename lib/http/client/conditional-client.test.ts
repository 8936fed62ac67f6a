import { describe, expect, it } from 'vitest';
import { conditionalHandler } from '../handler/conditional-handler.ts';
import { Note } from '../testing/notes.ts';
import { conditionalClient } from './conditional-client.ts';
import { CollisionError, NoAnswerError, RefusedError, UntaggedAnswerError } from './errors.ts';

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
    expect(await caught(client.load(URL))).toBeInstanceOf(UntaggedAnswerError);
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

  it('lets an abort be an abort', async () => {
    const client = conditionalClient({ fetch });
    const error = await caught(client.load(URL, AbortSignal.abort()));
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});
