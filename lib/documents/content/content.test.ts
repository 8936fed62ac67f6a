import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MAX_TITLE_LENGTH, parseDocument } from './content';

const bytes = (text: string) => new TextEncoder().encode(text);
const kindOf = (text: string) => parseDocument(bytes(text)).kind;

describe('a representation', () => {
  it('is read and kept as it was written, whatever its spelling', () => {
    const text = '\r\n{ "body": "e\u0301 \\u00fc \\ud83d\\ude00 \u{1F600}\u2028",\t"title" : "\\/" }\n';
    expect(parseDocument(bytes(text))).toEqual({
      kind: 'document',
      text,
      content: { title: '/', body: 'e\u0301 ü \u{1F600} \u{1F600}\u2028' },
    });
  });

  it('may have its two members empty, and their names escaped', () => {
    expect(kindOf('{"title":"","body":""}')).toBe('document');
    expect(kindOf('{"\\u0074itle":"a","body":"b"}')).toBe('document');
  });

  it('comes back the same for any text that JSON can carry', () => {
    const any = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(any, any, fc.nat(3), (title, body, indent) => {
        fc.pre(title.length <= MAX_TITLE_LENGTH);
        const text = JSON.stringify({ title, body }, null, indent);
        expect(parseDocument(bytes(text))).toEqual({ kind: 'document', text, content: { title, body } });
      }),
    );
  });
});

describe('what is no JSON in UTF-8', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'title'],
    ['a cut object', '{"title":"a"'],
    ['a comma too many', '{"title":"a","body":"b",}'],
    ['single quotes', "{'title':'a','body':'b'}"],
    ['a comment', '{"title":"a","body":"b"}//'],
    ['a raw line feed in a string', '{"title":"a\n","body":"b"}'],
    ['a raw U+0000 in a string', '{"title":"a\0","body":"b"}'],
    ['a byte order mark', '\ufeff{"title":"a","body":"b"}'],
  ])('is a fault of syntax: %s', (_, text) => {
    expect(kindOf(text)).toBe('syntax');
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ])('is a fault of encoding: %s', (_, octets) => {
    const text = [...bytes('{"title":"a","body":"'), ...octets, ...bytes('"}')];
    expect(parseDocument(new Uint8Array(text)).kind).toBe('encoding');
  });

  it('does not take deep nesting for more than it is', () => {
    const deep = '['.repeat(500_000);
    expect(kindOf(deep)).toBe('syntax');
    expect(kindOf(deep + ']'.repeat(500_000))).toBe('shape');
  });

  it('parses no text of very many values', () => {
    const parse = vi.spyOn(JSON, 'parse');
    try {
      expect(kindOf(`[${'{},'.repeat(300_000)}0]`)).toBe('shape');
      expect(kindOf(`{"title":"a","body":[${'0,'.repeat(5_000)}0]}`)).toBe('shape');
      expect(parse).not.toHaveBeenCalled();
      expect(kindOf(`{"title":"a","body":"${'[,{'.repeat(5_000)}"}`)).toBe('document');
    } finally {
      parse.mockRestore();
    }
  });
});

describe('JSON that is no document', () => {
  it.each([
    ['null', 'null', undefined],
    ['an array', '["title","body"]', undefined],
    ['a string', '"title body"', undefined],
    ['an empty object', '{}', '/title'],
    ['without a title', '{"body":"b"}', '/title'],
    ['without a body', '{"title":"a"}', '/body'],
    ['a title that is a number', '{"title":1,"body":"b"}', '/title'],
    ['a title that is null', '{"title":null,"body":"b"}', '/title'],
    ['a body that is an object', '{"title":"a","body":{"toString":"b"}}', '/body'],
    ['an unknown member', '{"title":"a","body":"b","x/y~z":1}', '/x~1y~0z'],
    ['a member named __proto__', '{"title":"a","body":"b","__proto__":{}}', '/__proto__'],
    ['a title inherited only', '{"__proto__":{"title":"a"},"body":"b"}', '/__proto__'],
    ['a title given twice', '{"title":"a","title":"a","body":"b"}', undefined],
    ['a body given twice, once as a number', '{"title":"a","body":1,"body":"b"}', undefined],
    ['a title given twice, once escaped', '{"title":"a","body":"b","\\u0074itle":"c"}', undefined],
    ['a high surrogate alone', '{"title":"a","body":"\\ud83d"}', '/body'],
    ['a low surrogate alone', '{"title":"\\ude00","body":"b"}', '/title'],
    ['surrogates the wrong way round', '{"title":"\\ude00\\ud83d","body":"b"}', '/title'],
    ['U+0000', '{"title":"a","body":"a\\u0000b"}', '/body'],
    ['too long a title', `{"title":"${'x'.repeat(MAX_TITLE_LENGTH + 1)}","body":""}`, '/title'],
  ])('is refused with the place of the fault: %s', (_, text, pointer) => {
    const parsed = parseDocument(bytes(text));
    expect(parsed.kind).toBe('shape');
    expect(parsed.kind === 'shape' && parsed.pointer).toBe(pointer);
  });

  it('counts quotes in strings as text, not as further members', () => {
    expect(kindOf('{"title":"say \\"hi\\"","body":"\\\\"}')).toBe('document');
  });
});
