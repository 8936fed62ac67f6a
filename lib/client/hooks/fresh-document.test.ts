import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { DocumentsApi } from '@/lib/client/api/documents-api';
import { insist } from '@/lib/client/api/insist';
import { Latency } from '@/lib/client/api/latency';
import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import { documentQuery, documentsQuery, noteSaved, versionsQuery } from '@/lib/client/cache/queries';
import type { Snapshot } from '@/lib/client/document/content';
import { EventStream } from '@/lib/client/live/event-stream';
import type { DocumentNews } from '@/lib/client/live/live-document';
import type { Waking } from '@/lib/client/live/waking';
import { ConnectionPool } from '@/lib/client/testing/connection-pool';
import { versionOf } from '@/lib/client/testing/drive';
import { FakeServer } from '@/lib/client/testing/fake-server';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { freshDocument } from './fresh-document';

const tagged = (version: number): Snapshot => ({
  ...versionOf(version, `text ${version}`),
  etag: `"${version}-a"`,
});
const problem = (status: number, wait: number | null) =>
  new ProblemError({ status, error: `http_${status}`, message: '' }, null, wait);

/** A page with document `a` at version 1, in simulated time. Answers take 50 ms, and fail as `failures` say, in order. */
async function page(retry: number | false = false) {
  const time = new SimulatedTime();
  const server = new FakeServer();
  const pool = new ConnectionPool();
  const client = new QueryClient();
  const latency = new Latency();
  const state = { failures: [] as Error[], reads: 0, heard: 0 };
  /** What was said and shown, in order. */
  const told: string[] = [];
  const after = (delay: number, run: () => void) => time.after(delay, run);
  const later = (delay: number) => new Promise<void>((resolve) => void time.after(delay, resolve));
  const wakings = new Set<(waking: Waking) => void>();
  let listener: (news: DocumentNews) => void = () => {};

  const read = (_id: string, signal: AbortSignal = new AbortController().signal) =>
    insist(
      (attempt) =>
        pool.request(attempt.signal, async (_reaches, end) => {
          state.reads++;
          await later(50);
          latency.note(50);
          end();
          const failure = state.failures.shift();
          if (failure) throw failure;
          return tagged(server.versions.get('a') ?? 1);
        }),
      after,
      latency,
      signal,
    );
  const api = {
    read,
    me: async () => ({ id: 'ben', name: 'Ben', colour: 0 }),
    versions: async () => ({ rows: [], next: null }),
  } as unknown as DocumentsApi;

  const stream = new EventStream({
    self: 'tab',
    channel: null,
    lock: null,
    open: (documents, lastEventId, signal) =>
      pool.request(signal, async (reaches) => {
        const opened = server.open(documents, lastEventId, signal);
        const send = opened.send.bind(opened);
        opened.send = (text) => reaches() && send(text);
        return opened.body;
      }),
    now: () => time.now(),
    random: () => 0,
    after,
  });
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) await quiescence();
  };
  const pass = async (milliseconds: number) => {
    await settled();
    await time.pass(milliseconds, settled);
    await settled();
  };

  // The way that the page begins: it is loaded once before anybody keeps it fresh.
  const loading = client.fetchQuery({ ...documentQuery('a', api), retry });
  await pass(50);
  await loading;
  const fresh = freshDocument('a', {
    client,
    subscribe: (_document, hear) => {
      listener = hear;
      return stream.subscribe('a', hear);
    },
    onWaking: (hear) => {
      wakings.add(hear);
      return () => wakings.delete(hear);
    },
    serverHeard: () => {
      state.heard++;
      stream.hurry();
    },
    told: (event) => told.push(event.type === 'access' ? event.access : `v${event.head.version} is here`),
    deleted: () => told.push('deleted'),
    isHidden: () => false,
    changed: () =>
      told.push(fresh.awaited() === null ? 'nothing is missing' : `v${fresh.awaited()} is missing`),
    after,
    now: () => time.now(),
    random: () => 0,
  });
  stream.watch(() => fresh.follow(stream.connection === 'open'));
  stream.enter();
  await pass(1_000);
  told.length = 0;
  state.reads = 0;
  const wake = (waking: Waking) => {
    if (waking === 'back') stream.woke();
    else stream.hurry();
    for (const hear of wakings) hear(waking);
  };
  return {
    client,
    server,
    pool,
    state,
    told,
    fresh,
    pass,
    wake,
    hear: (news: DocumentNews) => listener(news),
  };
}

it('shows a version that was told of, and knows that it is missing until it is there', async () => {
  const { server, told, pass } = await page();
  server.save('a');
  await pass(10);
  expect(told).toEqual(['v2 is missing']);
  await pass(100);
  expect(told).toEqual(['v2 is missing', 'v2 is here', 'nothing is missing']);
});

it('makes up for a look that failed after the news, though no other news come', async () => {
  const { server, told, state, pass } = await page();
  state.failures = [new NetworkError('No answer.'), problem(503, 5_000), problem(500, null)];
  server.save('a');
  await pass(5_000);
  expect(told).toEqual(['v2 is missing']);
  expect(state.reads).toBe(2);
  await pass(4_000);
  expect(told).toEqual(['v2 is missing', 'v2 is here', 'nothing is missing']);
  expect(state.reads).toBe(4);
});

it('waits as the server asked also where somebody else tries again by themselves', async () => {
  const { server, told, state, pass } = await page(3);
  state.failures = [problem(503, 30_000)];
  server.save('a');
  await pass(29_000);
  expect(state.reads).toBe(1);
  await pass(2_000);
  expect(told.at(-1)).toBe('nothing is missing');
});

it('takes a row of the list, or of the history, for news', async () => {
  const { client, server, told, pass } = await page();
  const row = { id: 'a', title: 'T', version: 2, etag: '"2-a"', author: null, savedAt: '', owned: true };
  server.versions.set('a', 2);
  client.setQueryData(documentsQuery({ search: '', deleted: false }).queryKey, {
    pages: [{ rows: [row], next: null }],
    pageParams: [''],
  });
  await pass(100);
  expect(told).toEqual(['v2 is missing', 'v2 is here', 'nothing is missing']);
  told.length = 0;
  server.versions.set('a', 3);
  const version = {
    ...row,
    version: 3,
    parent: null,
    mergeBase: null,
    size: 1,
    linesAdded: 0,
    linesRemoved: 0,
  };
  client.setQueryData(versionsQuery('a').queryKey, {
    pages: [{ rows: [version], next: null }],
    pageParams: [''],
  });
  await pass(100);
  expect(told).toEqual(['v3 is missing', 'v3 is here', 'nothing is missing']);
});

it('takes an own save for what it is, and believes no more than the server says', async () => {
  const { client, server, told, state, pass } = await page();
  state.failures = [new NetworkError('No answer.')];
  server.save('a');
  await pass(100);
  noteSaved(client, 'a', tagged(2));
  expect(told).toEqual(['v2 is missing', 'nothing is missing']);
  await pass(60_000);
  told.length = 0;
  // A backup was put back: the server has less than it told of.
  state.failures = [new NetworkError('No answer.')];
  server.save('a');
  await pass(100);
  server.versions.set('a', 2);
  await pass(5_000);
  expect(told).toEqual(['v3 is missing', 'v2 is here', 'nothing is missing']);
});

it('looks when somebody wakes up, though no news came', async () => {
  const { server, told, pass, wake } = await page();
  await pass(5_000);
  server.versions.set('a', 2);
  wake('looked-at');
  await pass(100);
  expect(told).toEqual(['v2 is here']);
});

it.each([0, 1, 2, 3, 4])(
  'hears of a save within three seconds of waking, with %d dead connections',
  async (free) => {
    const { server, pool, told, pass, wake } = await page();
    await pass(3_000);
    pool.warm(free);
    pool.forget();
    server.save('a');
    await pass(10_000);
    expect(told).toEqual([]);
    wake('back');
    await pass(3_000);
    expect(told).toContain('v2 is here');
    // And what is saved from now on comes by the new stream.
    server.save('a');
    await pass(1_000);
    expect(told).toContain('v3 is here');
  },
);

it('has the stream tried again as soon as a look is answered that was not before', async () => {
  const { server, told, state, pass } = await page();
  server.save('a');
  await pass(100);
  expect(state.heard).toBe(0);
  state.failures = [new NetworkError('No answer.')];
  server.save('a');
  await pass(5_000);
  expect(told).toContain('v3 is here');
  expect(state.heard).toBe(1);
});

it('hears of a save within 25 seconds where nothing says that the connections are dead', async () => {
  const { server, pool, told, pass } = await page();
  pool.warm(2);
  pool.forget();
  server.save('a');
  await pass(25_000);
  expect(told).toContain('v2 is here');
  server.save('a');
  await pass(100);
  expect(told).toContain('v3 is here');
});
