import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHandlerHost } from '@/app/api/labs/testing/handler-host';
import { type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import { startOwnServices } from '@/lib/server/testing/api';
import { REPEATABLE, repeat } from './sent-again';

const row = (name: string) => repeat(REPEATABLE.find((each) => each.name === name)!);

describe('a request that comes twice', () => {
  it('does no harm under a condition', () => {
    const guarded = REPEATABLE.filter(({ ifMatch, ifNoneMatch }) => ifMatch || ifNoneMatch);
    expect(guarded).toHaveLength(5);
    for (const request of guarded) {
      expect(repeat(request), request.name).toMatchObject({ harm: null, later: 412 });
    }
  });

  it('does harm without one, unless it only reads', () => {
    const bare = REPEATABLE.filter(({ ifMatch, ifNoneMatch }) => !ifMatch && !ifNoneMatch);
    expect(bare.map((request) => [request.name, repeat(request).harm])).toEqual([
      ['GET, HEAD', null],
      ['PUT, without', 'overwrites'],
      ['DELETE, without', 'overwrites'],
      ['merge patch, without', 'overwrites'],
      ['JSON Patch “append”, without', 'twice'],
      ['POST, without', 'twice'],
    ]);
  });
});

describe('the same on the real server, where no condition is required', () => {
  let stop: () => Promise<void>;
  beforeAll(() => {
    stop = startOwnServices();
  });
  afterAll(() => stop());

  it.each([
    ['PUT, with If-Match', 'PUT', true],
    ['PUT, without', 'PUT', false],
    ['DELETE, with If-Match', 'DELETE', true],
    ['merge patch, with If-Match', 'PATCH', true],
    ['merge patch, without', 'PATCH', false],
  ] as const)('%s', async (name, method, guarded) => {
    const host = await openHandlerHost({ guard: 'if-match-optional' });
    const target = host.documentTarget;
    const ask = (who: string, asked: string, fields: readonly Field[], body: string | null) =>
      host.send(who, { method: asked, target, fields, body });
    const tag = fieldOf((await ask('Ana', 'GET', [], null)).responseFields, 'etag')!;
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const fields: readonly Field[] = [
      ...(method === 'DELETE' ? [] : ([['Content-Type', type]] as const)),
      ...(guarded ? ([['If-Match', tag]] as const) : []),
    ];
    const send = async () => {
      const body = method === 'DELETE' ? null : JSON.stringify({ title: 'Picnic', body: 'bread, cheese' });
      return (await ask('Ana', method, fields, body)).status;
    };
    const { first, atOnce, later } = row(name);
    expect([await send(), await send()]).toEqual([first, atOnce]);
    if (method === 'DELETE') return;
    const ben = JSON.stringify({ title: 'Picnic', body: 'bread, cheese, apples' });
    expect((await ask('Ben', 'PUT', [['Content-Type', 'application/json']], ben)).status).toBe(204);
    expect(await send()).toBe(later);
  });
});
