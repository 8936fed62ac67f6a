import { expect, it } from 'vitest';
import { KeyRing, namedKeys } from '@/lib/server/keys/key-ring';
import { identityCookies, readIdentity } from './identity-cookie';

const ANA = '6f1c2f9e-1111-4111-8111-111111111111';
const BEN = '6f1c2f9e-2222-4222-8222-222222222222';
const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 5, 1);
/** When cookies began to say when they were made. */
const DATED_SINCE = NOW - 30 * DAY;
const HOST = '__Host-midair_me';
const PLAIN = 'midair_me';

const keys = new KeyRing(namedKeys(['today', 'yesterday']), () => NOW);
/** What a cookie is worth that was made at a time, by a key. */
const value = (id: string, made = NOW, by = keys) => {
  const issued = Math.floor(made / 1_000);
  return `${id}.${issued}.${by.sign(PLAIN, `${id}.${issued}`)}`;
};
/** What earlier versions gave. */
const formerValue = (id: string) => `${id}.${keys.sign(PLAIN, id)}`;
const read = (cookies: string, secure = false, now = NOW) =>
  readIdentity(cookies, { keys, datedSince: DATED_SINCE }, secure, now);

it('is made for 400 days, and behind TLS under a name that no other host can set', () => {
  const rest = 'Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax';
  expect(identityCookies(ANA, keys, false, NOW, null)).toEqual([`${PLAIN}=${value(ANA)}; ${rest}`]);
  expect(identityCookies(ANA, keys, true, NOW, null)).toEqual([`${HOST}=${value(ANA)}; ${rest}; Secure`]);
});

it('behind TLS takes back one that could be read without', () => {
  const [, back, ...more] = identityCookies(ANA, keys, true, NOW, `${PLAIN}=x`);
  expect(back).toBe(`${PLAIN}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  expect(more).toEqual([]);
});

it.each([
  [0, { id: ANA, due: false }],
  [DAY - 1_000, { id: ANA, due: false }],
  [DAY, { id: ANA, due: true }],
  [400 * DAY - 1_000, { id: ANA, due: true }],
  [400 * DAY, null],
  // Another instance's clock may be ahead.
  [-60_000, { id: ANA, due: false }],
])('that was made %i ms ago is renewed after a day, and ends after 400', (age, identity) => {
  expect(read(`${PLAIN}=${value(ANA, NOW - age)}`)).toEqual(identity);
  expect(read(`${HOST}=${value(ANA, NOW - age)}`, true)).toEqual(identity);
});

it('of an earlier version, without a time, or under the name from before TLS, is replaced', () => {
  expect(read(`${PLAIN}=${formerValue(ANA)}`)).toEqual({ id: ANA, due: true });
  expect(read(`${PLAIN}=${formerValue(ANA)}`, true)).toEqual({ id: ANA, due: true });
  expect(read(`${PLAIN}=${value(ANA)}`, true)).toEqual({ id: ANA, due: true });
});

it('of an earlier version ends 400 days after the last of them was made', () => {
  const cookie = `${PLAIN}=${formerValue(ANA)}`;
  expect(read(cookie, false, DATED_SINCE + 400 * DAY - 1_000)).toEqual({ id: ANA, due: true });
  expect(read(cookie, false, DATED_SINCE + 400 * DAY)).toBeNull();
});

it('signed by a key that is not new is good, and by one that is none is not', () => {
  const by = (secret: string) => new KeyRing(namedKeys([secret]), () => NOW);
  expect(read(`${PLAIN}=${value(ANA, NOW, by('yesterday'))}`)).toEqual({ id: ANA, due: false });
  expect(read(`${PLAIN}=${value(ANA, NOW, by('tomorrow'))}`)).toBeNull();
});

it.each<[string, string, boolean, string | null]>([
  ['both, over TLS', `${PLAIN}=${value(BEN)}; ${HOST}=${value(ANA)}`, true, ANA],
  ['both, without', `${HOST}=${value(BEN)}; ${PLAIN}=${value(ANA)}`, false, ANA],
  ['a bad one under the better name', `${HOST}=${value(ANA)}x; ${PLAIN}=${value(BEN)}`, true, BEN],
  ['one that is over under the better name', `${HOST}=${value(ANA, 0)}; ${PLAIN}=${value(BEN)}`, true, BEN],
  ['two', `${PLAIN}=${value(ANA)}; ${PLAIN}=${value(BEN)}`, false, ANA],
  ['a bad one and a good one', `${PLAIN}=x; ${PLAIN}=${value(BEN)}`, false, BEN],
  ['one among others', `a=1;${PLAIN}=${value(ANA)}; b`, false, ANA],
  ['one under a name that only ends alike', `x${PLAIN}=${value(ANA)}`, false, null],
  ['one under a name in other letters', `${PLAIN.toUpperCase()}=${value(ANA)}`, false, null],
  ['none', '', false, null],
  ['an empty one', `${PLAIN}=; ${PLAIN}`, false, null],
])('of %s, one is somebody: %#', (_, cookies, secure, id) => {
  expect(read(cookies, secure)?.id ?? null).toBe(id);
});

it('is nobody’s with any byte changed, left out or added', () => {
  for (const good of [value(ANA), formerValue(ANA)]) {
    expect(read(`${PLAIN}=${good}`)?.id).toBe(ANA);
    for (let at = 0; at <= good.length; at += 1) {
      const [before, here, after] = [good.slice(0, at), good.slice(at, at + 1), good.slice(at + 1)];
      const changed = ['0', '1', 'a', 'A', 'B', '.', '-', '"', '%30', '']
        .filter((other) => other !== here)
        .flatMap((other) => [
          `${before}${other}${after}`,
          ...(other ? [`${before}${other}${here}${after}`] : []),
        ]);
      for (const forged of changed.filter((each) => each !== good)) {
        expect([forged, read(`${PLAIN}=${forged}`)]).toEqual([forged, null]);
      }
    }
  }
});

it('cannot be made of one of an earlier version by adding a time', () => {
  const [id, signature] = formerValue(ANA).split('.');
  expect(read(`${PLAIN}=${id}.1780272000.${signature}`)).toBeNull();
  const [, , fresh] = value(ANA).split('.');
  expect(read(`${PLAIN}=${id}.${fresh}`)).toBeNull();
});
