import { describe, expect, it } from 'vitest';
import { shown } from '@/lib/lab/exchanges/secret-fields';
import { exchangeOf } from '@/lib/lab/testing/exchange-of';
import { asSender } from './as-sender';

const LOCK = '<urn:midair:lock:abcdefghijkl>';

describe('the sender of an exchange', () => {
  const recorded = shown(
    exchangeOf([
      ['Lab-Client', '0.token'],
      ['Lock-Token', LOCK],
      ['If-Match', '"1"'],
    ]),
  );

  it('gets their own tokens back from their own tab', () => {
    expect(asSender(recorded, { token: '0.token', lock: LOCK }).requestFields).toEqual([
      ['Lock-Token', LOCK],
      ['If-Match', '"1"'],
      ['Lab-Client', '0.token'],
    ]);
  });

  it('is not somebody whose tab has no token, and another lock is not this one', () => {
    expect(asSender(recorded, { token: undefined, lock: LOCK })).toBe(recorded);
    const other = asSender(recorded, { token: '0.token', lock: '<urn:midair:lock:other>' });
    expect(other.requestFields[0]).toEqual(['Lock-Token', '<urn:midair:lock:abc…']);
  });
});
