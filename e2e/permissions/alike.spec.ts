import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Answer, Sending } from './http';
import { type Caller, meetPeople, type People } from './people';
import { ASKINGS } from './requests';
import { findRoutes, METHODS } from './routes';
import { DATABASES, type Server, serverOver } from './server';
import { type Kind, type Thing, Things } from './things';

/** Those who may not read what only invited people may. */
const OUTSIDE: readonly Caller[] = [
  'nobody',
  'stranger',
  'visitor',
  'revoked',
  'foreign',
  'strange-token-over-cookie',
];

/** What is there and kept from them, and for labs what is no lab. */
const HIDDEN: readonly Kind[] = ['none', 'deleted-none', 'erased-none', 'edit'];

/** Counted as ever, so that the fields say how limits stand, and never reached. */
const LIMITS = [
  'people.address',
  'guesses.address',
  'invites.address',
  'updates.person',
  'invites.person',
  'updates.address',
]
  .map((limit) => `${limit}=100000000`)
  .join(',');

const TEXT = { title: 'Another', body: 'text' };
const KEY = `"${randomUUID()}"`;

/** Ways to ask that get other answers where there is something to be found. */
const WAYS: readonly ((thing: Thing) => Sending)[] = [
  () => ({}),
  () => ({ json: TEXT, headers: { 'If-Match': '*' } }),
  ({ etag }) => ({ json: TEXT, headers: { 'If-Match': etag, Prefer: 'return=representation' } }),
  ({ etag }) => ({ headers: { 'If-None-Match': etag, Range: 'bytes=0-3' } }),
  ({ etag }) => ({ json: TEXT, headers: { 'If-None-Match': '*', 'Merge-Base': etag } }),
  // The owner's own act, sent once more by somebody else.
  ({ etag }) => ({ json: TEXT, headers: { 'If-Match': etag, 'Idempotency-Key': KEY } }),
  () => ({ json: ['no document'], headers: { 'If-Match': '*', 'Content-Type': 'text/plain' } }),
  () => ({ headers: { 'If-Match': '"1-0123456789abcdef"', 'Last-Event-ID': 'x', 'Lab-Client': 'x' } }),
];

/** An answer to the last byte, but for what differs from one to the next, and for what was asked about. */
function traceOf({ status, raw, text }: Answer, target: string, { id, invite }: Thing): string {
  const lines = raw.map(([name, value]) => {
    if (/^(?:date|x-request-id)$/i.test(name)) return name;
    if (/^set-cookie$/i.test(name)) return `${name}: ${value.replace(/=[^;]*/, '=…')}`;
    return `${name}: ${/^ratelimit$/i.test(name) ? value.replaceAll(/;[rt]=\d+/g, '') : value}`;
  });
  const whole = [status, ...lines, '', text].join('\n');
  const unnamed = [target, id, id.replaceAll('-', ''), invite].filter(Boolean);
  return unnamed.reduce((left, name) => left.replaceAll(name, '…'), whole);
}

for (const database of DATABASES) {
  test.describe(database, () => {
    test.describe.configure({ mode: 'default' });
    // Far more than it takes: many requests, and others may be busy on the machine.
    test.setTimeout(300_000);

    let server: Server;
    let people: People;
    let things: Things;

    test.beforeAll(async () => {
      server = await serverOver(database, { limits: LIMITS });
      people = await meetPeople(server);
      things = new Things(people, server.database);
    });
    test.afterAll(() => server.stop());

    test('whoever may not read something is answered as if it had never been, to the byte, however they ask', async () => {
      for (const kind of ['none', 'edit'] as const) {
        const headers = { 'If-Match': '*', 'Idempotency-Key': KEY };
        await people.as('owner', 'PUT', (await things.get(kind)).path, { json: TEXT, headers });
      }
      let compared = 0;
      for (const route of findRoutes().filter((each) => ASKINGS[each]!.kinds.includes('never'))) {
        const { kinds, target, sends } = ASKINGS[route]!;
        // Not what may be read: of documents those of `edit` are, of labs nothing is one.
        const hidden = HIDDEN.filter(
          (kind) => kinds.includes(kind) && (kind !== 'edit' || !kinds.includes('none')),
        );
        expect(hidden, route).not.toEqual([]);
        for (const method of METHODS) {
          // What a route lacks, it lacks however one asks.
          const lacks = (await people.as('nobody', method, target(await things.get('never')))).status === 405;
          const ask = async (caller: Caller, kind: Kind) => {
            const thing = await things.get(kind);
            const ways = lacks
              ? WAYS.slice(0, 1)
              : [...WAYS, (each: Thing) => sends?.[method]?.(each, hidden[0]!, new Map()) ?? {}];
            const address = target(thing);
            const answers = ways.map((way) => people.as(caller, method, address, way(thing)));
            return (await Promise.all(answers)).map((answer) => traceOf(answer, address, thing));
          };
          // Anybody may make a document at an address of their choice: whoever may not can tell that it is taken.
          const makes = route === '/api/documents/[id]' && method === 'PUT';
          const [first, ...others] = makes ? hidden : (['never', ...hidden] as const);
          for (const caller of OUTSIDE) {
            const like = await ask(caller, first!);
            for (const kind of others) {
              const where = `${method} ${route} (${kind}) as ${caller}`;
              expect((await ask(caller, kind)).map((is) => `${where}\n${is}`)).toEqual(
                like.map((is) => `${where}\n${is}`),
              );
              compared += like.length;
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(4_000);
    });

    test('nobody’s list or search tells of anything that happens to what they may not read', async () => {
      const { path, secrets } = await things.get('none');
      const [word] = secrets;
      const queries = ['', '?state=deleted', `?q=${word}`, `?state=deleted&q=${word}`, '?q=Unheard'];
      const look = () =>
        Promise.all(
          OUTSIDE.flatMap((caller) =>
            queries.flatMap((query) =>
              ['GET', 'HEAD'].map(async (method) => {
                const target = `/api/documents${query}`;
                return traceOf(await people.as(caller, method, target), target, await things.get('never'));
              }),
            ),
          ),
        );
      // Looked at once before, since the first look makes somebody of whoever is new.
      await look();
      const before = await look();
      const headers = { 'If-Match': '*' };
      const saved = await people.as('owner', 'PUT', path, {
        json: { title: 'Unheard', body: 'of' },
        headers,
      });
      expect(saved.status).toBe(204);
      expect(await look()).toEqual(before);
      expect((await people.as('owner', 'DELETE', path, { headers })).status).toBe(204);
      expect(await look()).toEqual(before);
      await things.renew('none');
    });
  });
}
