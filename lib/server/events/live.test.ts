import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PUT as arrive, DELETE as leave } from '@/app/api/documents/[id]/presence/route';
import { GET as read, DELETE as remove, PUT as save } from '@/app/api/documents/[id]/route';
import { POST as create } from '@/app/api/documents/route';
import { GET as follow, HEAD as followHead, POST as postEvents } from '@/app/api/events/route';
import { EventParser } from '@/lib/client/live/event-parser';
import { readEvent } from '@/lib/client/live/event-shapes';
import type { LiveEvent, VersionEvent } from '@/lib/documents/events/event';
import { asFound } from '@/lib/documents/model/repository';
import { type LinkAccess, withLink } from '@/lib/documents/model/sharing';
import { closeServices, services } from '@/lib/server/services';

const ORIGIN = 'http://localhost';
const MISSING = '0190a5b0-7b1a-7c3e-8f00-00000000000a';

const DOCUMENT = { GET: read, PUT: save, DELETE: remove };
const PRESENCE = { PUT: arrive, DELETE: leave };
const EVENTS = { GET: follow, HEAD: followHead };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'midair-events-'));
  process.env.DATA_DIR = folder;
  process.env.LOG_LEVEL = 'silent';
});

afterAll(async () => {
  await closeServices();
  await rm(folder, { recursive: true, force: true });
});

/** A browser: it keeps its cookie. */
class Browser {
  #cookie = '';

  async #ask(answer: (request: Request) => Promise<Response>, url: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set('cookie', this.#cookie);
    if (init.body) headers.set('content-type', 'application/json');
    const response = await answer(new Request(`${ORIGIN}${url}`, { ...init, headers }));
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return response;
  }

  async create(body: string): Promise<{ id: string; etag: string }> {
    const init = { method: 'POST', body: JSON.stringify({ title: 'Notes', body }) };
    const response = await this.#ask(
      (request) => create(request, { params: Promise.resolve({}) }),
      '/api/documents',
      init,
    );
    expect(response.status).toBe(201);
    const id = response.headers.get('location')?.split('/').pop() ?? '';
    return { id, etag: response.headers.get('etag') ?? '' };
  }

  document(method: 'GET' | 'PUT' | 'DELETE', id: string, init: RequestInit = {}): Promise<Response> {
    const params = Promise.resolve({ id });
    return this.#ask((request) => DOCUMENT[method](request, { params }), `/api/documents/${id}`, {
      ...init,
      method,
    });
  }

  presence(method: 'PUT' | 'DELETE', id: string, body?: unknown, query = ''): Promise<Response> {
    const params = Promise.resolve({ id });
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return this.#ask(
      (request) => PRESENCE[method](request, { params }),
      `/api/documents/${id}/presence${query}`,
      init,
    );
  }

  events(
    query: string,
    headers: Record<string, string> = {},
    method: 'GET' | 'HEAD' = 'GET',
  ): Promise<Response> {
    return this.#ask(
      (request) => EVENTS[method](request, { params: Promise.resolve({}) }),
      `/api/events${query}`,
      { headers, method },
    );
  }

  /** Saves on top of whatever is current, however often others come first. Answers the new tag. */
  async save(id: string, body: string): Promise<string> {
    for (;;) {
      const etag = (await this.document('GET', id)).headers.get('etag') ?? '';
      const init = { headers: { 'if-match': etag }, body: JSON.stringify({ title: 'Notes', body }) };
      const response = await this.document('PUT', id, init);
      if (response.status === 204) return response.headers.get('etag') ?? '';
      expect(response.status).toBe(412);
    }
  }
}

/** Follows documents, and comes back where it left off. */
class Follower {
  readonly events: LiveEvent[] = [];
  lastEventId: string | null = null;
  #source: ReadableStreamDefaultReader<Uint8Array> | null = null;
  readonly #browser: Browser;
  readonly #query: string;

  constructor(browser: Browser, ...ids: string[]) {
    this.#browser = browser;
    this.#query = `?${ids.map((id) => `document=${id}`).join('&')}`;
  }

  async connect(): Promise<this> {
    const headers: Record<string, string> =
      this.lastEventId === null ? {} : { 'last-event-id': this.lastEventId };
    const response = await this.#browser.events(this.#query, headers);
    expect(response.status).toBe(200);
    this.#source = response.body!.getReader();
    void this.#read(this.#source);
    return this;
  }

  async leave(): Promise<void> {
    const source = this.#source;
    this.#source = null;
    await source?.cancel();
  }

  until(condition: (events: readonly LiveEvent[]) => boolean): Promise<void> {
    return vi.waitFor(() => expect(condition(this.events)).toBe(true), { interval: 2, timeout: 20_000 });
  }

  ready(times = 1): Promise<void> {
    return this.until((events) => events.filter((event) => event.type === 'ready').length >= times);
  }

  get versions(): VersionEvent[] {
    return this.events.filter((event) => event.type === 'version');
  }

  async #read(source: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const parser = new EventParser(this.lastEventId);
    const decoder = new TextDecoder();
    for (;;) {
      const { value, done } = await source.read();
      if (done || this.#source !== source) return;
      for (const raw of parser.push(decoder.decode(value, { stream: true }))) {
        const event = readEvent(raw);
        expect(event, raw.type).not.toBeNull();
        this.events.push(event!);
        this.lastEventId = raw.lastEventId;
      }
    }
  }
}

describe('GET /api/events', () => {
  it('tells who saved what, and which lines changed', async () => {
    const ana = new Browser();
    const { id, etag } = await ana.create('one\ntwo\nthree\n');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    const init = {
      headers: { 'if-match': etag },
      body: JSON.stringify({ title: 'Notes', body: 'one\nTWO\nthree\n' }),
    };
    const saved = await ana.document('PUT', id, init);
    await ben.until((events) => events.some((event) => event.type === 'version'));
    expect(ben.versions).toEqual([
      {
        type: 'version',
        document: id,
        version: 2,
        etag: saved.headers.get('etag'),
        author: { id: expect.any(String), name: expect.any(String), colour: expect.any(Number) },
        savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        mergeBase: null,
        lines: [[2, 2]],
        restored: null,
      },
    ]);
    await ben.leave();
  });

  it('tells that a save brought an earlier version back', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one\n');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    await ana.save(id, 'two\n');
    await ana.save(id, 'one\n');
    await ben.until(() => ben.versions.length === 2);
    expect(ben.versions.map(({ restored }) => restored)).toEqual([null, 1]);
    await ben.leave();
  });

  it('tells that versions are called otherwise, and whoever comes back how the names stand', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one\n');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    const { ports } = await services();
    const name = async (text: string) => {
      const found = (await ports.documents.find(id))!;
      const change = { kind: 'name', documentId: id, version: 1, name: text, created: true } as const;
      expect(await ports.documents.commit(asFound(found), { ...change, names: found.names + 1 })).toBe(true);
    };
    await name('Sent to Ben');
    await ben.until((events) => events.some((event) => event.type === 'named'));
    expect(ben.events.at(-1)).toEqual({ type: 'named', document: id, names: 1 });
    await ben.leave();
    await name('Sent to Cem');
    const before = ben.events.length;
    await ben.connect();
    await ben.until((events) => events.slice(before).some((event) => event.type === 'ready'));
    const [back] = ben.events.slice(before);
    expect(back).toMatchObject({ type: 'ready', documents: [{ names: 2 }] });
    await ben.leave();
  });

  it('reads no text for whoever comes back, however many long versions they missed', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one\ntwo\n');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    await ben.leave();
    await ana.save(id, 'one\nTWO\n');
    await ana.save(id, 'zero\none\nTWO\n');
    const { database } = await services();
    // A text that cannot be read is one that nobody may need.
    await database.write((transaction) => transaction.storedText.deleteMany({ where: { documentId: id } }));
    await ben.connect();
    await ben.until(() => ben.versions.length === 2);
    expect(ben.versions.map(({ version, lines }) => [version, lines])).toEqual([
      [2, [[2, 2]]],
      [3, [[1, 1]]],
    ]);
    await ben.leave();
  });

  it('tells the tag that a merge started from', async () => {
    const ana = new Browser();
    const { id, etag } = await ana.create('one');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    const second = await ana.save(id, 'two');
    await ana.document('PUT', id, {
      headers: { 'if-match': second, 'merge-base': etag },
      body: JSON.stringify({ title: 'Notes', body: 'three' }),
    });
    await ben.until(() => ben.versions.length === 2);
    expect(ben.versions[1]?.mergeBase).toBe(etag);
    await ben.leave();
  });

  it('tells of a deletion, and who did it', async () => {
    const ana = new Browser();
    const { id, etag } = await ana.create('one');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    expect((await ana.document('DELETE', id, { headers: { 'if-match': etag } })).status).toBe(204);
    await ben.until((events) => events.some((event) => event.type === 'deleted'));
    expect(ben.events.at(-1)).toMatchObject({
      type: 'deleted',
      document: id,
      version: 1,
      by: { name: expect.any(String) },
    });
    await ben.leave();
  });

  it('resumes by Last-Event-ID after a restart, with what was saved by then', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    await ben.leave();
    for (let i = 0; i < 25; i++) await ana.save(id, `text ${i}`);
    await closeServices();
    await ben.connect();
    await ben.ready(2);
    expect(ben.versions.map((event) => event.version)).toEqual(Array.from({ length: 25 }, (_, i) => i + 2));
    await ben.leave();
  });

  it('is never stored or changed on its way', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const response = await ana.events(`?document=${id}`, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.body).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform');
  });

  it.each([
    ['no document', '', 400],
    [
      'more documents than one stream follows',
      `?${Array.from({ length: 51 }, (_, i) => `document=${i}`).join('&')}`,
      400,
    ],
    ['a document that is not there', `?document=${MISSING}`, 404],
    ['something that is no id', '?document=../../etc/passwd', 404],
  ])('refuses %s', async (_what, query, status) => {
    const response = await new Browser().events(query);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('follows what there is among documents that are not there', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const ben = await new Follower(new Browser(), MISSING, id).connect();
    await ben.ready();
    expect(ben.events.slice(0, 2)).toEqual([
      { type: 'sharing', document: MISSING, access: 'none' },
      {
        type: 'ready',
        documents: [{ document: id, version: 1, etag: expect.any(String), access: 'edit', names: 0 }],
      },
    ]);
    await ben.leave();
  });

  it('answers other methods with what it allows', async () => {
    const response = await postEvents(new Request(`${ORIGIN}/api/events`, { method: 'POST' }), {
      params: Promise.resolve({}),
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('leaves no gap and repeats nothing, whoever saves while readers come and go', async () => {
    const act = fc.oneof(
      { weight: 5, arbitrary: fc.record({ save: fc.nat(1) }) },
      { weight: 3, arbitrary: fc.record({ toggle: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.constant({ restart: true }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
        const writers = [new Browser(), new Browser()] as const;
        const documents = [await writers[0].create('a'), await writers[1].create('b')];
        const ids = documents.map(({ id }) => id);
        const followers = [new Follower(new Browser(), ...ids), new Follower(writers[0], ids[0]!)];
        const connected = followers.map(() => true);
        const reads = followers.map(() => 1);
        for (const follower of followers) {
          await follower.connect();
          await follower.ready();
        }
        const under: Promise<unknown>[] = [];
        for (const [i, now] of acts.entries()) {
          if ('save' in now)
            under.push(...writers.map((one) => one.save(ids[now.save]!, `${i} ${Math.random()}`)));
          else if ('restart' in now) {
            // A stopping server takes no new requests, finishes those under way, and ends all streams.
            await Promise.all(under.splice(0));
            await closeServices();
            await services();
            connected.fill(false);
          } else {
            const follower = followers[now.toggle]!;
            if (connected[now.toggle]) await follower.leave();
            else {
              await follower.connect();
              reads[now.toggle]!++;
            }
            connected[now.toggle] = !connected[now.toggle];
          }
        }
        await Promise.all(under);
        const heads = await (await services()).events.heads(ids);
        for (const [i, follower] of followers.entries()) {
          if (!connected[i]) await follower.connect();
          for (const id of i === 0 ? ids : ids.slice(0, 1)) {
            const told = () =>
              follower.versions.filter((event) => event.document === id).map((event) => event.version);
            const last = heads.find((head) => head.document === id)!.version;
            await follower.until(() => last === 1 || told().at(-1) === last);
            expect(told()).toEqual(Array.from({ length: last - 1 }, (_, n) => n + 2));
          }
          await follower.leave();
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('/api/documents/{id}/presence', () => {
  it('shows who came under the name that the server knows, and that they left', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const ben = await new Follower(new Browser(), id).connect();
    await ben.ready();
    expect((await ana.presence('PUT', id, { tab: 'a1', unsaved: true, lines: [[1, 1]] })).status).toBe(204);
    const people = () => ben.events.flatMap((event) => (event.type === 'presence' ? [event.people] : []));
    await ben.until(() => people().at(-1)?.length === 1);
    expect(people().at(-1)).toEqual([
      {
        id: expect.any(String),
        name: expect.stringMatching(/./),
        colour: expect.any(Number),
        tabs: [{ tab: 'a1', unsaved: true, lines: [[1, 1]] }],
      },
    ]);
    expect((await ana.presence('DELETE', id, undefined, '?tab=a1')).status).toBe(204);
    await ben.until(() => people().at(-1)?.length === 0);
    await ben.leave();
  });

  it('shows nobody who may be there no more, and no edits of whoever may not write', async () => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const eve = new Browser();
    await eve.presence('PUT', id, { tab: 'e1', unsaved: true, lines: [[1, 1]] });
    const follower = await new Follower(ana, id).connect();
    await follower.ready();
    const people = () =>
      follower.events.flatMap((event) => (event.type === 'presence' ? [event.people] : [])).at(-1) ?? [];
    const tabs = () => people().flatMap((person) => person.tabs);
    await follower.until(() => tabs().length === 1);
    expect(tabs()).toEqual([{ tab: 'e1', unsaved: true, lines: [[1, 1]] }]);
    const share = async (link: LinkAccess) => {
      const { documents } = (await services()).ports;
      const found = (await documents.find(id))!;
      const sharing = withLink(found.sharing, link);
      expect(await documents.commit(asFound(found), { kind: 'share', documentId: id, sharing })).toBe(true);
    };
    await share('view');
    await eve.presence('PUT', id, { tab: 'e1', unsaved: true, lines: [[1, 1]] });
    await follower.until(() => tabs().length === 1 && !tabs()[0]!.unsaved);
    expect(tabs()).toEqual([{ tab: 'e1', unsaved: false, lines: [] }]);
    // With the clock held no lease ends: it is the sharing that sends her away.
    const held = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    await share('none');
    await follower.until(() => people().length === 0);
    held.mockRestore();
    await follower.leave();
  });

  it('makes somebody of whoever comes without an identity', async () => {
    const { id } = await new Browser().create('one');
    const params = Promise.resolve({ id });
    const request = new Request(`${ORIGIN}/api/documents/${id}/presence`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tab: 'x', unsaved: false, lines: [] }),
    });
    const response = await arrive(request, { params });
    expect(response.headers.get('set-cookie')).toContain('HttpOnly');
  });

  it.each([
    ['broken JSON', '{', 400],
    ['a name of its own', { tab: 'a', unsaved: false, lines: [], name: 'Root' }, 422],
    ['no tab', { unsaved: false, lines: [] }, 422],
    ['lines that are none', { tab: 'a', unsaved: true, lines: [[2, 1]] }, 422],
  ])('refuses %s', async (_what, body, status) => {
    const ana = new Browser();
    const { id } = await ana.create('one');
    const params = Promise.resolve({ id });
    const request = new Request(`${ORIGIN}/api/documents/${id}/presence`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    expect((await arrive(request, { params })).status).toBe(status);
  });

  it('is not there for a document that is not there', async () => {
    expect((await new Browser().presence('PUT', MISSING, { tab: 'a', unsaved: false })).status).toBe(404);
    expect((await new Browser().presence('DELETE', MISSING)).status).toBe(404);
  });
});
