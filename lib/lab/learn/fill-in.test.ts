import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { ScriptError } from './exchange-script';
import { fillIn, referencesIn } from './fill-in';

const read: Exchange = {
  id: '1',
  client: 'Ana',
  method: 'GET',
  target: '/d',
  requestFields: [],
  requestBody: null,
  status: 200,
  responseFields: [
    ['etag', '"1-$&{x.y}"'],
    ['Last-Modified', 'Sun, 06 Nov 1994 08:49:37 GMT'],
  ],
  responseBody: null,
  startedAt: 0,
  endedAt: 0,
};
const answered = new Map([['ana-reads', read]]);

describe('filling in', () => {
  it('puts what an earlier answer said in place of the reference, whatever the case of the name', () => {
    expect(fillIn('{ana-reads.Last-Modified}', answered)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
    expect(fillIn('"x", W/{ana-reads.ETag}', answered)).toBe('"x", W/"1-$&{x.y}"');
  });

  it('leaves other braces alone', () => {
    expect(fillIn('{}{a}{"a.b"}', answered)).toBe('{}{a}{"a.b"}');
  });

  it('refuses a step that is not there, and a field that the answer does not have', () => {
    expect(() => fillIn('{ben-reads.ETag}', answered)).toThrow(ScriptError);
    expect(() => fillIn('{ana-reads.Location}', answered)).toThrow(ScriptError);
  });
});

describe('references', () => {
  it('are listed in order', () => {
    expect(referencesIn('{a.ETag}, {b-c.Date}')).toEqual([
      { step: 'a', field: 'ETag' },
      { step: 'b-c', field: 'Date' },
    ]);
    expect(referencesIn('*')).toEqual([]);
  });
});
