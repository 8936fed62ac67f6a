import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseContentDigest, verifyContentDigest } from './content-digest.ts';

const CONTENT = '{"hello": "world"}';
const hash = (algorithm: 'sha-256' | 'sha-512') =>
  createHash(algorithm.replace('-', '')).update(CONTENT).digest('base64');
const SHA_256 = `sha-256=:${hash('sha-256')}:`;
const SHA_512 = `sha-512=:${hash('sha-512')}:`;
const WRONG = 'sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:';

describe('comparing Content-Digest with the content (RFC 9530 §2)', () => {
  test.each([
    [SHA_256, 'match'],
    [SHA_512, 'match'],
    [`${SHA_256}, ${SHA_512}`, 'match'],
    [` ${SHA_256}\t,\t${SHA_512} `, 'match'],
    [`${SHA_256};a=1;b="x,y";c=?0;d=tok/en;e=:AA==:;f`, 'match'],
    [SHA_256.replace(/=:$/, ':'), 'match'],
    [`md5=:AAAA:, ${SHA_256}`, 'match'],
    [`${WRONG}, ${SHA_256}`, 'match'],
    [WRONG, 'mismatch'],
    [`${SHA_256}, ${WRONG}`, 'mismatch'],
    [`${WRONG}, ${SHA_512}`, 'mismatch'],
    ['sha-256=::', 'mismatch'],
    ['md5=:AAAA:', 'unverified'],
    ['', 'unverified'],
    [null, 'unverified'],
    ['sha-256', 'malformed'],
    ['sha-256=AAAA', 'malformed'],
    ['sha-256="AAAA"', 'malformed'],
    ['SHA-256=:AAAA:', 'malformed'],
    ['sha-256=:AA AA:', 'malformed'],
    ['sha-256=:AAAA', 'malformed'],
    [`${SHA_256},`, 'malformed'],
    [`,${SHA_256}`, 'malformed'],
    [`${SHA_256} ${SHA_512}`, 'malformed'],
    [`${SHA_256};A=1`, 'malformed'],
  ])('%j is a %s', (value, verdict) => {
    expect(verifyContentDigest(value, hash)).toBe(verdict);
  });
});

it('never throws', () => {
  const unit = fc.oneof(
    fc.constantFrom('sha-256', '=', ':', ';', ',', ' ', '"', '\\'),
    fc.string({ maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (value) => {
      const digests = parseContentDigest(value);
      expect(digests === null || digests instanceof Map).toBe(true);
    }),
  );
});
