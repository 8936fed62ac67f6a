import { describe, expect, it } from 'vitest';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { shown } from '@/lib/lab/exchanges/secret-fields';
import { asSender } from './as-sender';

const LOCK = '<urn:midair:lock:abcdefghijkl>';

function exchange(requestFields: readonly Field[], responseFields: readonly Field[] = []): Exchange {
  return {
    id: '1',
    client: 'Ana',
    method: 'PUT',
    target: '/api/documents/x',
    requestFields,
    requestBody: null,
    status: 204,
    responseFields,
    responseBody: null,
    startedAt: 1,
    endedAt: 2,
  };
}

describe('the sender of an exchange', () => {
  const recorded = shown(
    exchange([
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
