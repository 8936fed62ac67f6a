import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { ScriptError } from './exchange-script';
import { fillInAnswers, referencesIn } from './references';

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
    expect(fillInAnswers('{ana-reads.Last-Modified}', answered)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
    expect(fillInAnswers('"x", W/{ana-reads.ETag}', answered)).toBe('"x", W/"1-$&{x.y}"');
  });

  it('leaves other braces alone', () => {
    expect(fillInAnswers('{}{a}{"a.b"}', answered)).toBe('{}{a}{"a.b"}');
  });

  it('refuses a step that is not there, and a field that the answer does not have', () => {
    expect(() => fillInAnswers('{ben-reads.ETag}', answered)).toThrow(ScriptError);
    expect(() => fillInAnswers('{ana-reads.Location}', answered)).toThrow(ScriptError);
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
