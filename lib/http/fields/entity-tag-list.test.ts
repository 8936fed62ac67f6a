import fc from 'fast-check';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { formatEntityTag } from './entity-tag.ts';
import { parseEntityTagList } from './entity-tag-list.ts';

const strong = (opaque: string) => ({ opaque, weak: false });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a list of entity tags (RFC 9110 §5.6.1, §13.1.1)', () => {
  it('tells an absent field from an empty one', () => {
    expect(parseEntityTagList(null)).toEqual({ kind: 'absent' });
    expect(parseEntityTagList(undefined)).toEqual({ kind: 'absent' });
    expect(parseEntityTagList('')).toEqual({ kind: 'list', tags: [] });
  });

  test.each(['*', ' *', '*\t', '\t * '])('takes %j for any tag', (value) => {
    expect(parseEntityTagList(value)).toEqual({ kind: 'any' });
  });

  test.each([
    ['"a"', ['a']],
    [' \t"a"\t ', ['a']],
    ['"a","b"', ['a', 'b']],
    ['"a" , \t"b"', ['a', 'b']],
    [',,"a",\t,,"b", ', ['a', 'b']],
    ['"a,b"', ['a,b']],
    ['"a,b","c,"', ['a,b', 'c,']],
    ['","', [',']],
    ['"","",""', ['', '', '']],
    ['"*"', ['*']],
    [', ,', []],
    ['  ', []],
  ])('reads %j', (value, opaques) => {
    expect(parseEntityTagList(value)).toEqual({ kind: 'list', tags: opaques.map(strong) });
  });

  it('reads weak tags among strong ones', () => {
    expect(parseEntityTagList('W/"a", "W/a"')).toEqual({
      kind: 'list',
      tags: [{ opaque: 'a', weak: true }, strong('W/a')],
    });
  });

  test.each([
    '* *',
    '*,',
    ',*',
    '*, *',
    '*, "a"',
    '"a", *',
    '"a""b"',
    '"a" "b"',
    '"a"b',
    '"a", b',
    '"a";q=1',
    '"a',
    '"""',
    'a',
    "'a'",
    'w/"a"',
    'W/a',
    'W/',
    'W"a"',
    '"a b"',
    '"a"\n',
    '"a"\u00a0',
    '"\u2028"',
  ])('refuses %j', (value) => {
    expect(parseEntityTagList(value)).toEqual({ kind: 'malformed' });
  });

  it('reads back any list of tags, whatever stands between them', () => {
    const tag = fc.record({
      opaque: fc.string({ unit: fc.constantFrom('a', ',', '*', 'W', '/', '\\', '\xff') }),
      weak: fc.boolean(),
    });
    const gap = fc.stringMatching(/^[ \t]*,[ \t,]*$/);
    fc.assert(
      fc.property(fc.array(tag), gap, (tags, separator) => {
        const value = tags.map(formatEntityTag).join(separator);
        expect(parseEntityTagList(value)).toEqual({ kind: 'list', tags });
      }),
    );
  });

  it('never throws', () => {
    const unit = fc.oneof(
      fc.constantFrom('"', ',', '*', ' ', '\t', 'W/', 'a'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (value) => {
        expect(['any', 'list', 'malformed']).toContain(parseEntityTagList(value).kind);
      }),
    );
  });
});

describe('long input (RFC 9110 §17)', () => {
  /** How many pieces the parser looks at: each starts where the one before ended, so together they are one pass. */
  function steps(value: string): number {
    const exec = vi.spyOn(RegExp.prototype, 'exec');
    parseEntityTagList(value);
    const count = exec.mock.calls.length;
    exec.mockRestore();
    return count;
  }

  it('skips any number of empty elements in one step', () => {
    expect(parseEntityTagList(','.repeat(10_000))).toEqual({ kind: 'list', tags: [] });
    expect(steps(', '.repeat(500_000))).toBe(1);
  });

  it('takes two steps for each tag and one for the end', () => {
    for (const count of [1, 10, 1000, 2000]) {
      expect(steps(Array.from({ length: count }, (_, i) => `"${i}"`).join(','))).toBe(2 * count + 1);
    }
  });

  it('stops at the first fault', () => {
    expect(steps('"'.repeat(1_000_000))).toBeLessThanOrEqual(4);
    expect(steps(`"${'x'.repeat(1_000_000)}`)).toBe(2);
    expect(steps('W/'.repeat(500_000))).toBe(2);
    expect(parseEntityTagList('"'.repeat(1_000_000))).toEqual({ kind: 'malformed' });
  });

  it('finds the last of a long list', () => {
    const list = parseEntityTagList([...Array.from({ length: 400 }, (_, i) => `"${i}"`), '"v2"'].join(', '));
    expect(list.kind === 'list' && list.tags.at(-1)).toEqual(strong('v2'));
  });
});
