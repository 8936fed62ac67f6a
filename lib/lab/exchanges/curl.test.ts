import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote, toCurl } from './curl';

const hostile = [
  "it's",
  '$(id)',
  '`id`',
  '@/etc/passwd',
  '"x"',
  'a\nb',
  '\\',
  '',
  '!',
  '*',
  '-X',
  '~',
  'W/"1"',
];

describe('copy as curl', () => {
  it('quotes so that a shell hands on exactly what was meant', () => {
    const words = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (list) => {
        // No program can be given a NUL, and a lone surrogate has no bytes.
        const sendable = list.map((word) => Buffer.from(word.replaceAll('\0', '')).toString());
        const out = execFileSync('sh', ['-c', `printf '%s\\0' ${sendable.map(shellQuote).join(' ')}`]);
        expect(out.toString('utf8').split('\0').slice(0, -1)).toEqual(sendable);
      }),
      { numRuns: 60 },
    );
  });

  it('sends method, chosen fields and body, and leaves out what a browser adds', () => {
    expect(
      toCurl({
        origin: 'http://127.0.0.1:3000',
        method: 'PUT',
        target: '/api/documents/x',
        fields: [
          ['Host', '127.0.0.1:3000'],
          ['Cookie', 'secret'],
          ['Sec-Fetch-Mode', 'cors'],
          ['If-Match', '"1-a"'],
          ['If-None-Match', ''],
          ['Lab-Client', 'ana.t0ken'],
        ],
        body: '@{"body":"it\'s"}',
      }),
    ).toBe(
      [
        'curl -i -X PUT http://127.0.0.1:3000/api/documents/x',
        `-H 'If-Match: "1-a"'`,
        "-H 'If-None-Match;'",
        "-H 'Lab-Client: ana.t0ken'",
        `--data-raw '@{"body":"it'\\''s"}'`,
      ].join(' \\\n  '),
    );
  });
});
