import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyJsonPatch } from './json-patch.ts';
import type { JsonValue } from './json-value.ts';

/** The patched value, or how the patch failed and at which operation. */
function patched(document: JsonValue, patch: JsonValue): JsonValue {
  const result = applyJsonPatch(document, patch);
  return result.outcome === 'applied' ? result.value : `${result.outcome} at ${result.operation}`;
}

type Example = readonly [what: string, document: JsonValue, patch: JsonValue, expected: JsonValue];

describe('the examples of RFC 6902, appendix A', () => {
  test.each<Example>([
    ['add a member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    [
      'add an item',
      { foo: ['bar', 'baz'] },
      [{ op: 'add', path: '/foo/1', value: 'qux' }],
      { foo: ['bar', 'qux', 'baz'] },
    ],
    ['remove a member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    [
      'remove an item',
      { foo: ['bar', 'qux', 'baz'] },
      [{ op: 'remove', path: '/foo/1' }],
      { foo: ['bar', 'baz'] },
    ],
    [
      'replace a value',
      { baz: 'qux', foo: 'bar' },
      [{ op: 'replace', path: '/baz', value: 'boo' }],
      { baz: 'boo', foo: 'bar' },
    ],
    [
      'move a value',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'move an item',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'test values that are equal',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [
        { op: 'test', path: '/baz', value: 'qux' },
        { op: 'test', path: '/foo/1', value: 2 },
      ],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'test a value that differs',
      { baz: 'qux' },
      [{ op: 'test', path: '/baz', value: 'bar' }],
      'test-failed at 0',
    ],
    [
      'add a member object',
      { foo: 'bar' },
      [{ op: 'add', path: '/child', value: { grandchild: {} } }],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'ignore members that no operation defines',
      { foo: 'bar' },
      [{ op: 'add', path: '/baz', value: 'qux', xyz: 123 }],
      { foo: 'bar', baz: 'qux' },
    ],
    [
      'add to what is not there',
      { foo: 'bar' },
      [{ op: 'add', path: '/baz/bat', value: 'qux' }],
      'not-applicable at 0',
    ],
    [
      'escape in a fixed order',
      { '/': 9, '~1': 10 },
      [{ op: 'test', path: '/~01', value: 10 }],
      { '/': 9, '~1': 10 },
    ],
    [
      'tell strings from numbers',
      { '~1': 10 },
      [{ op: 'test', path: '/~01', value: '10' }],
      'test-failed at 0',
    ],
    [
      'add an array to an array',
      { foo: ['bar'] },
      [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }],
      { foo: ['bar', ['abc', 'def']] },
    ],
  ])('%s', (_, document, patch, expected) => {
    expect(patched(document, patch)).toEqual(expected);
  });
});

describe('operations (RFC 6902 §4)', () => {
  test.each<Example>([
    ['add replaces a member that is there', { a: 1 }, [{ op: 'add', path: '/a', value: 2 }], { a: 2 }],
    ['add replaces the whole document', { a: 1 }, [{ op: 'add', path: '', value: [1] }], [1]],
    ['replace replaces the whole document', { a: 1 }, [{ op: 'replace', path: '', value: null }], null],
    ['add takes the index after the last', [1], [{ op: 'add', path: '/1', value: 2 }], [1, 2]],
    ['add takes no index beyond it', [1], [{ op: 'add', path: '/2', value: 2 }], 'not-applicable at 0'],
    ['an index has no leading zero', [1, 2], [{ op: 'remove', path: '/01' }], 'not-applicable at 0'],
    ['an index has no sign', [1, 2], [{ op: 'remove', path: '/-1' }], 'not-applicable at 0'],
    ['a huge index is no place', [1], [{ op: 'remove', path: `/${'9'.repeat(400)}` }], 'not-applicable at 0'],
    ['"-" names nothing that is there', [1], [{ op: 'test', path: '/-', value: 1 }], 'not-applicable at 0'],
    [
      '"length" is no member of an array',
      [1],
      [{ op: 'test', path: '/length', value: 1 }],
      'not-applicable at 0',
    ],
    [
      'a text has no members',
      { a: 'xyz' },
      [{ op: 'test', path: '/a/0', value: 'x' }],
      'not-applicable at 0',
    ],
    [
      'replace needs something to replace',
      {},
      [{ op: 'replace', path: '/a', value: 1 }],
      'not-applicable at 0',
    ],
    [
      'remove needs something to remove',
      {},
      [{ op: 'remove', path: '/does/not/exist' }],
      'not-applicable at 0',
    ],
    [
      'the empty name is a name',
      { '': { '': 1 } },
      [{ op: 'replace', path: '//', value: 2 }],
      { '': { '': 2 } },
    ],
    [
      'copy makes a second value',
      { a: [1] },
      [
        { op: 'copy', from: '/a', path: '/b' },
        { op: 'add', path: '/b/-', value: 2 },
      ],
      { a: [1], b: [1, 2] },
    ],
    ['move to the same place changes nothing', { a: 1 }, [{ op: 'move', from: '/a', path: '/a' }], { a: 1 }],
    ['move needs something to move', {}, [{ op: 'move', from: '/a', path: '/a' }], 'not-applicable at 0'],
    [
      'nothing moves into itself',
      { a: { b: {} } },
      [{ op: 'move', from: '/a', path: '/a/b/c' }],
      'not-applicable at 0',
    ],
    [
      'a name that only begins alike is another',
      { a: 1 },
      [{ op: 'move', from: '/a', path: '/ab' }],
      { ab: 1 },
    ],
    ['the document cannot be removed', { a: 1 }, [{ op: 'remove', path: '' }], 'not-applicable at 0'],
    [
      'unless another takes its place',
      { a: 1 },
      [
        { op: 'remove', path: '' },
        { op: 'add', path: '', value: 2 },
      ],
      2,
    ],
    [
      'nothing is applied when a later operation fails',
      { a: 1 },
      [
        { op: 'replace', path: '/a', value: 2 },
        { op: 'test', path: '/a', value: 1 },
      ],
      'test-failed at 1',
    ],
    ['an empty patch changes nothing', { a: 1 }, [], { a: 1 }],
  ])('%s', (_, document, patch, expected) => {
    expect(patched(document, patch)).toEqual(expected);
  });

  test.each<readonly [JsonValue, JsonValue, boolean]>([
    [{ a: 1, b: [2, null] }, { b: [2, null], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: 1, b: 1 }, { a: 1 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[], {}, false],
    [{}, null, false],
    [null, null, true],
    [0, false, false],
    ['', null, false],
    ['é', 'e\u0301', false],
    [1.0, 1, true],
  ])('test finds %j and %j to be equal: %s (§4.6)', (document, value, equal) => {
    expect(patched({ v: document }, [{ op: 'test', path: '/v', value }])).toEqual(
      equal ? { v: document } : 'test-failed at 0',
    );
  });
});

describe('a document that is no patch (RFC 5789 §2.2)', () => {
  test.each<readonly [JsonValue, string]>([
    [{ op: 'remove', path: '/a' }, 'malformed at null'],
    [null, 'malformed at null'],
    [['remove'], 'malformed at 0'],
    [[null], 'malformed at 0'],
    [[{ path: '/a' }], 'malformed at 0'],
    [[{ op: 'Remove', path: '/a' }], 'malformed at 0'],
    [[{ op: 'toString', path: '/a' }], 'malformed at 0'],
    [[{ op: 'remove' }], 'malformed at 0'],
    [[{ op: 'remove', path: 1 }], 'malformed at 0'],
    [[{ op: 'remove', path: 'a' }], 'malformed at 0'],
    [[{ op: 'remove', path: '/a~' }], 'malformed at 0'],
    [[{ op: 'remove', path: '/a~2' }], 'malformed at 0'],
    [[{ op: 'add', path: '/a' }], 'malformed at 0'],
    [[{ op: 'move', path: '/a' }], 'malformed at 0'],
    [
      [
        { op: 'test', path: '/nowhere', value: 1 },
        { op: 'copy', path: '/a', from: 'a' },
      ],
      'malformed at 1',
    ],
  ])('%j', (patch, expected) => {
    expect(patched({ a: 1 }, patch)).toBe(expected);
  });
});

describe('hostile input', () => {
  it('takes __proto__ for a name like any other', () => {
    expect(patched({}, [{ op: 'add', path: '/__proto__/polluted', value: true }])).toBe(
      'not-applicable at 0',
    );
    expect(patched({}, [{ op: 'test', path: '/constructor/name', value: 'Object' }])).toBe(
      'not-applicable at 0',
    );
    const result = patched({}, [
      { op: 'add', path: '/__proto__', value: { a: 1 } },
      { op: 'copy', from: '/__proto__', path: '/b' },
    ]);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"a":1},"b":{"a":1}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('finds no member in a prototype when it tests', () => {
    const document = JSON.parse('{"v":{"__proto__":{}}}');
    expect(patched(document, [{ op: 'test', path: '/v', value: { a: {} } }])).toBe('test-failed at 0');
    expect(
      patched({ v: { a: {} } }, JSON.parse('[{"op":"test","path":"/v","value":{"__proto__":{}}}]')),
    ).toBe('test-failed at 0');
  });

  it('does not read operations from a prototype', () => {
    const patch = JSON.parse('[{"__proto__":{"op":"remove","path":"/a"}}]');
    expect(patched({ a: 1 }, patch)).toBe('malformed at 0');
  });

  it('goes as deep as the limit allows, on no stack', () => {
    const depth = 100_000;
    const deep = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const patch = [
      { op: 'add', path: '/a', value: deep },
      { op: 'test', path: '/a', value: deep },
      { op: 'add', path: `/a${'/0'.repeat(depth - 1)}/-`, value: 1 },
      { op: 'replace', path: '', value: 'there' },
    ];
    expect(applyJsonPatch({}, patch as JsonValue, { work: 10 * depth })).toEqual({
      outcome: 'applied',
      value: 'there',
    });
    expect(patched({}, patch)).toBe('not-applicable at null');
    expect(patched({}, patch.slice(0, 1))).toBe('not-applicable at 0');
  });
});

describe('limits', () => {
  const zeros = (count: number): JsonValue => new Array(count).fill(0);
  const copies = (count: number, from: string): JsonValue[] =>
    Array.from({ length: count }, (_, i) => ({ op: 'copy', from, path: `/${i}` }));

  /** The least work that the patch can be given to have the outcome that it has without a limit. */
  function workOf(document: JsonValue, patch: JsonValue): number {
    const free = applyJsonPatch(document, patch, { work: 1e9, size: 1e9 }).outcome;
    let [enough, few] = [1_000_000, -1];
    while (enough - few > 1) {
      const middle = Math.floor((enough + few) / 2);
      if (applyJsonPatch(document, patch, { work: middle, size: 1e9 }).outcome === free) enough = middle;
      else few = middle;
    }
    return enough;
  }

  it.each<[string, JsonValue, JsonValue, number]>([
    [
      'reads an operation and each token of its pointers, and walks to each',
      { a: { b: 1 } },
      [{ op: 'remove', path: '/a/b' }],
      3 + 1 + 2 + 3 + 1,
    ],
    ['copies each value once', { a: [1, 2, 3] }, [{ op: 'copy', from: '/a', path: '/b' }], 5 + 3 + 4 + 4],
    ['moves what stands behind', [0, 0, 0, 0], [{ op: 'add', path: '/0', value: 1 }], 5 + 2 + 2 + 4 + 1],
    [
      'compares values, and names twice',
      { a: { b: 1 } },
      [{ op: 'test', path: '/a', value: { b: 1 } }],
      3 + 2 + 2 + 2 + 2,
    ],
    [
      'moves a value without looking into it',
      { a: zeros(1000) },
      [{ op: 'move', from: '/a', path: '/b' }],
      1002 + 3 + 2 + 2,
    ],
    ['looks at long texts', 'x'.repeat(2560), [], 1 + 10],
  ])('counts work: %s', (_, document, patch, work) => {
    expect(workOf(document, patch)).toBe(work);
  });

  it('lets a patch spend exactly what it is given', () => {
    const patch = [{ op: 'add', path: '/b', value: 'abc' }];
    expect(applyJsonPatch({ a: 1 }, patch, { work: 7 })).toMatchObject({ outcome: 'applied' });
    expect(applyJsonPatch({ a: 1 }, patch, { work: 6 })).toMatchObject({
      outcome: 'not-applicable',
      operation: 0,
    });
  });

  it.each<[string, JsonValue, JsonValue, JsonValue]>([
    ['copies of the document in itself', { title: '', body: '' }, copies(60, ''), 'not-applicable at 14'],
    [
      'copies of a long array',
      { title: '', body: '' },
      [{ op: 'add', path: '/a', value: zeros(20_000) }, ...copies(60, '/a')],
      'not-applicable at 2',
    ],
    [
      'an array that is too long to begin with',
      {},
      [{ op: 'add', path: '/a', value: zeros(100_000) }],
      'not-applicable at 0',
    ],
    [
      'an object of many members, copied',
      { title: '', body: '' },
      [
        {
          op: 'add',
          path: '/a',
          value: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`m${i}`, 0])),
        },
        ...copies(60, '/a'),
      ],
      'not-applicable at 2',
    ],
    ['copies of a long text', { a: 'x'.repeat(600_000) }, copies(2, '/a'), 'not-applicable at 0'],
    [
      'a long text compared over and over',
      { a: 'x'.repeat(600_000) },
      new Array(40_000).fill({ op: 'test', path: '', value: {} }),
      'test-failed at 0',
    ],
    [
      'a long array shifted over and over',
      zeros(10_000),
      new Array(1000).fill({ op: 'add', path: '/0', value: 1 }),
      'not-applicable at 3',
    ],
    ['pointers of many tokens', {}, [{ op: 'remove', path: '/'.repeat(100_000) }], 'not-applicable at null'],
    ['many operations', {}, new Array(60_000).fill({ op: 'remove', path: '' }), 'not-applicable at null'],
    [
      'a long text moved to and fro',
      { a: 'x'.repeat(600_000) },
      new Array(20_000)
        .fill(0)
        .map((_, i) => ({ op: 'move', from: `/${i % 2 ? 'b' : 'a'}`, path: `/${i % 2 ? 'a' : 'b'}` })),
      'not-applicable at null',
    ],
  ])('stops at once: %s', (_, document, patch, expected) => {
    expect(patched(document, patch)).toBe(expected);
  });

  it('measures a document as its JSON text in UTF-8', () => {
    const measured = fc.jsonValue().filter((value) => !/\[\]|\{\}/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(measured as fc.Arbitrary<JsonValue>, (value) => {
        const size = new TextEncoder().encode(JSON.stringify(value)).length;
        const put = [{ op: 'replace', path: '', value }];
        expect(applyJsonPatch('', put, { size })).toMatchObject({ outcome: 'applied' });
        if (size > 2)
          expect(applyJsonPatch('', put, { size: size - 1 })).toMatchObject({ outcome: 'not-applicable' });
      }),
    );
    for (const text of ['é', '漢', '\u{1f600}', '\ud800', '\ud800x', '\n"\\\u0001', '\u007f']) {
      const size = new TextEncoder().encode(JSON.stringify({ [text]: text })).length;
      expect(applyJsonPatch({ [text]: text }, [], { size })).toMatchObject({ outcome: 'applied' });
      expect(applyJsonPatch({ [text]: text }, [], { size: size - 1 })).toMatchObject({
        outcome: 'not-applicable',
      });
    }
  });

  it('lets no step make more than the limit, though a later one would take it away', () => {
    const grow = { op: 'copy', from: '/a', path: '/b' };
    const size = JSON.stringify({ a: 'é'.repeat(10), b: 'é'.repeat(10) }).length + 20;
    for (const patch of [[grow], [grow, { op: 'remove', path: '/b' }]]) {
      expect(applyJsonPatch({ a: 'é'.repeat(10) }, patch, { size })).toMatchObject({ outcome: 'applied' });
      expect(applyJsonPatch({ a: 'é'.repeat(10) }, patch, { size: size - 1 })).toMatchObject({
        outcome: 'not-applicable',
        operation: 0,
      });
    }
  });

  it('counts what is replaced, moved or removed no more', () => {
    const text = 'x'.repeat(100);
    const size = JSON.stringify({ a: { b: text } }).length;
    const patch = [
      { op: 'replace', path: '/a/b', value: text },
      { op: 'add', path: '/a/b', value: text },
      { op: 'move', from: '/a/b', path: '/a' },
      { op: 'copy', from: '/a', path: '' },
      { op: 'replace', path: '', value: [text] },
      { op: 'add', path: '/-', value: 1 },
      { op: 'remove', path: '/0' },
      { op: 'add', path: '/-', value: text },
    ];
    expect(
      applyJsonPatch({ a: { b: text } }, patch as readonly object[] as readonly JsonValue[], { size }),
    ).toEqual({
      outcome: 'applied',
      value: [1, text],
    });
  });
});

describe('whatever arrives', () => {
  const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;
  const path = fc
    .array(fc.constantFrom('a', 'b', '0', '1', '-', ''), { maxLength: 3 })
    .map((tokens) => tokens.map((token) => `/${token}`).join(''));
  const operation = fc.record(
    { op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'), path, from: path, value },
    { requiredKeys: ['op', 'path'] },
  );
  const document = fc.dictionary(fc.constantFrom('a', 'b'), value) as fc.Arbitrary<JsonValue>;

  it('has an outcome, and changes neither argument', () => {
    fc.assert(
      fc.property(document, fc.array(operation, { maxLength: 5 }), (target, operations) => {
        const before = JSON.stringify([target, operations]);
        const result = applyJsonPatch(target, operations as JsonValue);
        expect(['applied', 'malformed', 'test-failed', 'not-applicable']).toContain(result.outcome);
        expect(JSON.stringify([target, operations])).toBe(before);
      }),
    );
  });

  it('gives what its operations give one after the other', () => {
    fc.assert(
      fc.property(document, operation, operation, (target, first, second) => {
        const both = applyJsonPatch(target, [first, second] as JsonValue);
        if (both.outcome !== 'applied') return;
        const once = applyJsonPatch(target, [first] as JsonValue);
        // Only in between may the document be missing.
        if (once.outcome === 'applied')
          expect(applyJsonPatch(once.value, [second] as JsonValue)).toEqual(both);
        else expect(first.path).toBe('');
      }),
    );
  });

  it('finds what it has put', () => {
    fc.assert(
      fc.property(document, path, value, (target, at, added) => {
        const put = applyJsonPatch(target, [{ op: 'add', path: at, value: added }]);
        if (put.outcome !== 'applied' || at.includes('-')) return;
        expect(applyJsonPatch(put.value, [{ op: 'test', path: at, value: added }]).outcome).toBe('applied');
      }),
    );
  });
});
