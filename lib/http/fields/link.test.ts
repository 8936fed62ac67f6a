import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatLink } from './link.ts';

describe('Link (RFC 8288 §3)', () => {
  it('writes one link and several', () => {
    expect(
      formatLink([
        { target: '/api/documents/7', rel: 'latest-version' },
        {
          target: '/api/documents/7/versions?page=2&q=a,b',
          rel: ['next', 'version-history'],
          type: 'application/json',
        },
      ]),
    ).toBe(
      '</api/documents/7>; rel="latest-version", ' +
        '</api/documents/7/versions?page=2&q=a,b>; rel="next version-history"; type="application/json"',
    );
  });

  it('writes nothing for no links', () => {
    expect(formatLink([])).toBe('');
  });

  test.each([
    ['/a b', '/a%20b'],
    ['/a>; rel="x', '/a%3E;%20rel=%22x'],
    ['/ü?q=😀', '/%C3%BC?q=%F0%9F%98%80'],
    ['/a%20b%2F100%', '/a%20b%2F100%25'],
    ['/a\r\nSet-Cookie: x', '/a%0D%0ASet-Cookie:%20x'],
    ['/\ud800', '/%EF%BF%BD'],
  ])('encodes the target %j', (target, encoded) => {
    expect(formatLink([{ target, rel: 'next' }])).toBe(`<${encoded}>; rel="next"`);
  });

  it('escapes a title, and encodes one beyond ASCII (RFC 8187)', () => {
    expect(formatLink([{ target: '/', rel: 'up', title: 'a "b" \\' }])).toBe(
      '</>; rel="up"; title="a \\"b\\" \\\\"',
    );
    expect(formatLink([{ target: '/', rel: 'up', title: "Müller's (*)" }])).toBe(
      '</>; rel="up"; title*=UTF-8\'\'M%C3%BCller%27s%20%28%2A%29',
    );
  });

  it('takes registered relations and URIs, nothing else', () => {
    expect(formatLink([{ target: '/', rel: 'https://midair.example/rel#draft' }])).toContain('rel#draft"');
    for (const rel of ['', 'a b', 'Next', '"x"', 'x:"', 'a\r\nb', []]) {
      expect(() => formatLink([{ target: '/', rel }])).toThrow(RangeError);
    }
  });

  it('never lets a target or a title out of its place', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (target, title) => {
        expect(formatLink([{ target, rel: 'next', title }])).toMatch(
          /^<[\x21-\x3b=\x3f-\x7e]*>; rel="next"; title(?:="(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"|\*=UTF-8''[\w\-.~!%]+)$/,
        );
      }),
    );
  });
});
