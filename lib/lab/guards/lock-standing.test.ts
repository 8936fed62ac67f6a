import { describe, expect, it } from 'vitest';
import { lockStanding } from './lock-standing';

const LOCK = { holder: 'ana', token: 't', until: 20_000 };
const FREE = { holder: null, token: null, until: null };

describe('how a writer stands to the lock', () => {
  it.each([
    ['its holder with the token', LOCK, { id: 'ana', token: 't' }, 19_999, 'holds'],
    ['its holder without the token', LOCK, { id: 'ana', token: null }, 0, 'unshown'],
    ['its holder with the token of an earlier lock', LOCK, { id: 'ana', token: 's' }, 0, 'unshown'],
    ['somebody else', LOCK, { id: 'ben', token: null }, 0, 'others'],
    ['somebody else who came to know the token', LOCK, { id: 'ben', token: 't' }, 0, 'others'],
    ['its holder once it has ended', LOCK, { id: 'ana', token: 't' }, 20_000, 'free'],
    ['somebody else once it has ended', LOCK, { id: 'ben', token: null }, 20_000, 'free'],
    ['anybody where nobody took it', FREE, { id: 'ana', token: null }, 0, 'free'],
  ] as const)('%s', (_, lock, writer, now, standing) => {
    expect(lockStanding(lock, writer, now)).toBe(standing);
  });
});
