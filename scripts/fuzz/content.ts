import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { Chance } from './chance';

const MIB = 1_048_576;
const LONG = Array.from({ length: 20_000 }, (_, at) => `"m${at}":0`).join(',');
const COPIES = Array.from({ length: 60 }, (_, at) => `{"op":"copy","from":"","path":"/${at}"}`).join(',');

const SHAPES = [
  '',
  ' ',
  '{',
  '[',
  'null',
  '0',
  '"x"',
  '[]',
  '{}',
  '{"title":"t"}',
  '{"title":"t","body":1}',
  '{"title":"t","body":"b","x":1}',
  '{"title":"a","title":"b","body":"c"}',
  '{"title":"\\u0000","body":""}',
  '{"title":"\\ud800","body":""}',
  '{"__proto__":{"title":"t"},"title":"t","body":"b"}',
  '{"title":"t","body":"b"}',
  '{"body":"\\u0000"}',
  '{"title":null}',
  '\ufeff{"title":"t","body":"b"}',
  '{"title":"t","body":"b"}x',
  '['.repeat(50_000),
  `${'['.repeat(4_000)}${']'.repeat(4_000)}`,
  '{"a":'.repeat(20_000),
  `[${'0,'.repeat(100_000)}0]`,
  `{"${'x'.repeat(100_000)}":1}`,
  `{"title":"${'x'.repeat(1_001)}","body":""}`,
  '[{"op":"copy","from":"","path":"/a"}]',
  `[${COPIES}]`,
  `[{"op":"add","path":"/a","value":[${'0,'.repeat(100_000)}0]},${COPIES}]`,
  `[{"op":"add","path":"/a","value":{${LONG}}},${COPIES}]`,
  `[${'{"op":"test","path":"","value":{}},'.repeat(10_000)}{"op":"remove","path":"/x"}]`,
  `[{"op":"remove","path":"${'/a'.repeat(50_000)}"}]`,
  `[{"op":"add","path":"/${'~1'.repeat(100_000)}","value":1}]`,
  `{${LONG}}`,
  `{"title":{"a":${'{"b":'.repeat(500)}1${'}'.repeat(500)}}}`,
  '[{"op":"test","path":"/title","value":"x"}]',
  '[{"op":"add","path":"/body/-","value":1}]',
  '[{"op":"remove","path":""}]',
  '[{"op":"move","from":"/body","path":"/body/x"}]',
  '[{"op":"replace","path":"/~2","value":1}]',
  '[{"op":"add","path":"/__proto__/x","value":1}]',
  '[{"op":"replace","path":"/title","value":"y"}]',
  '{"name":""}',
  '{"name":"\\u0000"}',
  '{"name":"a","colour":1e400}',
  '{"name":"a","colour":3}',
  '{"link":"x"}',
  '{"link":"edit"}',
  '{"link":"view","owner":{"id":"x"}}',
  '{"access":"view","label":"\\u0000"}',
  '{"access":"edit","expiresIn":1e99}',
  '{"access":"edit"}',
  '{"tab":"x","unsaved":true,"lines":[1,2]}',
  '{"tab":"x","lines":[[1,9e15]]}',
  `{"tab":"x","unsaved":true,"lines":[${'[1,1],'.repeat(1_001)}[2,2]]}`,
  '{"tab":"x\\n","unsaved":true}',
  '{"owner":{"id":"__proto__"},"link":"none"}',
  '{"link":"none","invites":[]}',
  '{"link":"none","invites":null}',
  `{"name":"${'e\\u0301'.repeat(50_000)}"}`,
  '{"name":"\\u202e\\u200b"}',
  `{"name":"${'😀'.repeat(60)}","colour":0}`,
  '{"name":"t","expiresIn":9007199254740993}',
  `{"secret":"${'x'.repeat(101)}"}`,
  '{"count":1e3}',
  '{"count":0.5}',
  '{"count":-1}',
  '{"guard":["none"],"paused":false}',
  '{"guard":"toString","paused":true}',
  '{"guard":"none","paused":"true"}',
  '{"trial":true,"guard":"lock","x":1}',
  '[[[]]]',
  'NaN',
  "{'title':'t'}",
  '{"title":"t","body":"b",}',
  '{"title":"\\ud83d","body":"\\ude00"}',
  'title=t&body=b',
  '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nt\r\n--x--',
  '{"secret":"x"}',
  '{"name":"a","expiresIn":-1}',
  '{"guard":"x"}',
  '{"guard":"none"}',
  '{"trial":true}',
  '{"paused":true}',
  '{"client":0}',
  '{"name":"Ana","index":-1}',
  '-0',
  '1e999',
  '"\\ud800"',
  '\xff\xfe',
];

/** Content, whatever the request says that it is. */
export function content(chance: Chance): Buffer {
  if (chance.once(60)) return large(chance);
  return Buffer.from(chance.of(SHAPES), chance.once(4) ? 'latin1' : 'utf8');
}

/** The same with one byte changed, some cut off, something before or behind it. */
export function damaged(chance: Chance, bytes: Buffer): Buffer {
  const at = chance.number(bytes.length + 1);
  const byte = Buffer.from([chance.of([0, 10, 34, 92, 123, 255, chance.number(256)])]);
  return chance.of([
    () => Buffer.concat([bytes.subarray(0, at), byte, bytes.subarray(at + 1)]),
    () => bytes.subarray(0, at),
    () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    () => Buffer.concat([bytes, byte]),
  ])();
}

/** About as much as a document may hold, of what costs most: one byte less, just so much, or one more. */
function large(chance: Chance): Buffer {
  const size = MIB - 1 + chance.number(3);
  const unit = chance.of([
    'a',
    'ﷺ',
    '\u0301',
    '\u0323\u0301',
    '*',
    '[',
    '|',
    '\\n',
    '\\u0001',
    '> ',
    '😀',
    '    ',
    '`',
    '<',
    '_a',
    '- ',
    'a\\n',
  ]);
  const [before, after] = ['{"title":"large","body":"', '"}'];
  const times = Math.floor((size - before.length - after.length) / Buffer.byteLength(unit));
  const json = `${before}${unit.repeat(times)}${after}`;
  return Buffer.from(json + ' '.repeat(size - Buffer.byteLength(json)));
}

/** Codings of content: names, and what they make of it. Those that end in a bomb make very much of very little. */
const CODINGS: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', (bytes) => gzipSync(bytes)],
  ['deflate', (bytes) => deflateSync(bytes)],
  ['br', (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ['identity', (bytes) => bytes],
  ['gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))],
  ['zstd', zstd],
];
const ZEROS = 64 * MIB;
const bombs = new Map<string, Buffer>();

/** Content in a coding, and the coding's name; now and then it is a bomb. */
export function coded(chance: Chance, bytes: Buffer): { readonly coding: string; readonly bytes: Buffer } {
  const [coding, code] = chance.of(CODINGS);
  if (coding === 'identity' || !chance.once(6)) return { coding, bytes: code(bytes) };
  const bomb = bombs.get(coding) ?? code(Buffer.alloc(ZEROS, '0'));
  bombs.set(coding, bomb);
  return { coding, bytes: bomb };
}

/** A frame of Zstandard that repeats the first byte (RFC 8878 §3.1.1): this version of Node cannot write them. */
function zstd(bytes: Buffer): Buffer {
  const most = 131_072;
  const count = Math.ceil(bytes.length / most);
  const blocks = Array.from({ length: count }, (_, at) => {
    const header = (Math.min(most, bytes.length - at * most) << 3) | (1 << 1) | Number(at === count - 1);
    return Buffer.from([header & 255, (header >> 8) & 255, header >> 16, bytes[0]!]);
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]), ...blocks]);
}
