import { expect, it } from 'vitest';
import { digestOf } from './secret';
import { bearerSecret, newSecret } from './token-secret';

const SECRET = `midair_${'aZ0-_'.repeat(8)}abc`;

it('makes secrets of 256 bits that never come twice', () => {
  const all = Array.from({ length: 1_000 }, newSecret);
  expect(new Set(all).size).toBe(1_000);
  for (const secret of all) expect(secret).toMatch(/^midair_[\w-]{43}$/);
});

it('keeps SHA-256 of a secret', () => {
  // The digest of "abc" in FIPS 180-2, appendix B.1.
  expect(Buffer.from(digestOf('abc'), 'base64url').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it.each([`Bearer ${SECRET}`, `bearer ${SECRET}`, `BEARER   ${SECRET}`, `  Bearer ${SECRET} `])(
  'reads the secret of %j',
  (field) => {
    expect(bearerSecret(field)).toBe(SECRET);
  },
);

it.each([
  null,
  '',
  'Basic bWlkYWlyOm1pZGFpcg==',
  'Negotiate x',
  'DPoP x',
  `Bearers ${SECRET}`,
  `bearer-${SECRET}`,
  `Token Bearer ${SECRET}`,
  SECRET,
])('finds none in %j', (field) => {
  expect(bearerSecret(field)).toBeNull();
});

it.each([
  'Bearer',
  'Bearer ',
  'Bearer midair_',
  `Bearer\t${SECRET}`,
  `Bearer=${SECRET}`,
  `Bearer "${SECRET}"`,
  `Bearer ${SECRET}, Bearer ${SECRET}`,
  `Bearer ${SECRET} x`,
  `Bearer ${SECRET}=`,
  `Bearer ${SECRET}a`,
  `Bearer ${SECRET.slice(0, -1)}`,
  `Bearer ${SECRET.toUpperCase()}`,
  `Bearer x${SECRET}`,
  `Bearer ${SECRET.slice('midair_'.length)}`,
  `Bearer, ${SECRET}`,
  `Bearer midair_${'é'.repeat(43)}`,
  `Bearer ${'x'.repeat(100_000)}`,
  `Bearer${' '.repeat(100_000)}`,
])('refuses %.40j', (field) => {
  expect(bearerSecret(field)).toBe('malformed');
});
