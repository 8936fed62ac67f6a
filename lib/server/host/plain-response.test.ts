import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainHeaders } from './plain-headers';
import { PlainResponse } from './plain-response';

const NAMES = ['ETag', 'etag', 'Set-Cookie', 'Vary', 'A-b', '', 'a b', 'Ä', 'a:'];
const VALUES = ['', '1', ' padded\t', 'a\tb', 'é', 'Ā', 'a\nb', 'a\r\nb: c', 'a\0', '\x01', '\r\n x'];

/** What a step comes to, or that it is refused, by the type of what is thrown. */
function outcome(step: () => unknown): unknown {
  try {
    return step();
  } catch (error) {
    return (error as Error).name;
  }
}

/** All that can be asked of fields. */
const shown = (headers: Headers) => ({
  all: [...headers],
  entries: [...headers.entries()],
  keys: [...headers.keys()],
  values: [...headers.values()],
  cookies: headers.getSetCookie(),
  each: (() => {
    const each: string[] = [];
    headers.forEach((value, name) => void each.push(`${name}: ${value}`));
    return each;
  })(),
  ...Object.fromEntries(
    NAMES.map((name) => [name, [outcome(() => headers.get(name)), outcome(() => headers.has(name))]]),
  ),
});

describe('fields', () => {
  it('are kept, given and refused as those of the standard are', () => {
    const step = fc.record({
      what: fc.constantFrom('append', 'set', 'delete'),
      name: fc.constantFrom(...NAMES),
      value: fc.constantFrom(...VALUES),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const [ours, standard] = [new PlainHeaders(), new Headers()];
        for (const { what, name, value } of steps) {
          const [one, other] = [ours, standard].map((headers) =>
            outcome(() => (what === 'delete' ? headers.delete(name) : headers[what as 'set'](name, value))),
          );
          expect(one).toEqual(other);
        }
        expect(shown(ours)).toEqual(shown(standard));
        expect(shown(new PlainHeaders(ours))).toEqual(shown(new Headers(standard)));
        // What is sent are the same lines, in whatever order.
        const lines = ours.lines();
        const pairs = lines.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${lines[at + 1]}`] : []));
        expect(pairs.toSorted()).toEqual([...standard].map((pair) => pair.join(': ')).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      [
        ['A', '1'],
        ['a', '2'],
      ],
    ],
    [{ A: '1' }],
    [new Headers({ A: '1' })],
  ] as const)('come from what those of the standard come from: %j', (init) => {
    const [ours, standard] = [PlainHeaders, Headers].map((Kind) => new Kind(init as HeadersInit));
    expect(shown(ours!)).toEqual(shown(standard!));
  });
});

const CONTENTS: Readonly<Record<string, () => BodyInit | null>> = {
  none: () => null,
  empty: () => '',
  text: () => 'aé',
  bytes: () => new Uint8Array([0, 255]),
  buffer: () => new Uint8Array([1, 2]).buffer,
  query: () => new URLSearchParams({ a: 'b' }),
  blob: () => new Blob(['x'], { type: 'text/x' }),
  stream: () => new Blob(['streamed']).stream(),
};

describe('an answer', () => {
  it('is what the standard’s is, whatever it is made of', async () => {
    for (const [name, content] of Object.entries(CONTENTS)) {
      for (const status of [200, 204, 304, 412, 199, 600, 101]) {
        for (const headers of [undefined, { 'Content-Type': 'a/b', ETag: '"1"' }]) {
          const [ours, standard] = await Promise.all(
            [PlainResponse, Response].map((Kind) =>
              all(() => new Kind(content(), { status, ...(headers && { headers }) })),
            ),
          );
          expect(ours, `${name} ${status}`).toEqual(standard);
        }
      }
    }
  });

  /** All that can be asked of an answer. */
  async function all(make: () => Response): Promise<unknown> {
    const made = outcome(make);
    if (typeof made === 'string') return made;
    const answer = made as Response;
    const { status, statusText, ok, type, url, redirected, bodyUsed } = answer;
    const copy = answer.clone();
    const texts = [await copy.text(), copy.bodyUsed, answer.bodyUsed, copy.status, [...copy.headers]];
    const bytes = await make().arrayBuffer();
    const content = answer.body === null ? null : await new Response(answer.body).text();
    return {
      ...{ status, statusText, ok, type, url, redirected, bodyUsed, texts, content },
      headers: [...answer.headers],
      bytes: [...new Uint8Array(bytes)],
      again: await answer.text().catch((error: Error) => error.name),
    };
  }

  it('has all that the standard’s has, and is one', () => {
    for (const name of Object.getOwnPropertyNames(Response.prototype)) {
      expect(Object.hasOwn(PlainResponse.prototype, name) || name in new PlainResponse(), name).toBe(true);
    }
    for (const name of Object.getOwnPropertyNames(Headers.prototype)) {
      expect(Object.hasOwn(PlainHeaders.prototype, name), name).toBe(true);
    }
    for (const Kind of [Response, PlainResponse]) {
      expect(new PlainResponse() instanceof Kind).toBe(true);
      expect(new Response() instanceof Kind).toBe(true);
      expect({} instanceof Kind).toBe(false);
    }
  });

  it('keeps what is at hand in one piece for whoever sends it, though its copy is read', async () => {
    const answer = new PlainResponse('text');
    expect(answer.body).not.toBeNull();
    expect(await answer.clone().text()).toBe('text');
    expect(answer.toSend().content).toBe('text');
    answer.body!.getReader();
    expect(() => answer.toSend()).toThrow(TypeError);
    expect(() => answer.clone()).toThrow(TypeError);
  });

  it('says what is to be sent', () => {
    const { status, fields, content } = new PlainResponse('text', {
      status: 201,
      headers: { A: '1' },
    }).toSend();
    expect({ status, fields, content }).toEqual({
      status: 201,
      fields: ['a', '1', 'content-type', 'text/plain;charset=UTF-8'],
      content: 'text',
    });
  });
});
