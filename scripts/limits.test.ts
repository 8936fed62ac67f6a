import { expect, it } from 'vitest';
import { Buckets, creates, opensStream } from './limits.mjs';

it('lets so many through at once, and so many a second after that', () => {
  const buckets = new Buckets({ burst: 3, perSecond: 0.5 });
  expect([1, 2, 3, 4].map(() => buckets.take('a', 0))).toEqual([0, 0, 0, 2]);
  expect(buckets.take('b', 0)).toBe(0);
  expect(buckets.take('a', 1_000)).toBe(1);
  expect(buckets.take('a', 2_000)).toBe(0);
  expect(buckets.take('a', 2_000)).toBe(2);
});

it('saves up no more than one burst, and takes a clock that was put back for one that stands still', () => {
  const buckets = new Buckets({ burst: 2, perSecond: 1 });
  expect([1, 2, 3].map(() => buckets.take('a', 1_000_000))).toEqual([0, 0, 1]);
  expect([1, 2, 3].map(() => buckets.take('a', 2_000_000))).toEqual([0, 0, 1]);
  expect(buckets.take('a', 0)).toBe(1);
});

it('keeps a bounded number of addresses in mind, those heard of last', () => {
  const buckets = new Buckets({ burst: 1, perSecond: 0.001 });
  for (const address of ['old', 'kept']) expect(buckets.take(address, 0)).toBe(0);
  for (let other = 0; other < 9_999; other++) {
    buckets.take(`other ${other}`, 0);
    expect(buckets.take('kept', 0)).toBeGreaterThan(0);
  }
  expect(buckets.take('old', 0)).toBe(0);
});

it.each([
  ['GET', '/api/events?document=x', {}, true, false],
  ['GET', '/api/labs/abc/events', {}, true, false],
  ['HEAD', '/api/events?document=x', {}, false, false],
  ['GET', '/api/documents', {}, false, false],
  ['POST', '/api/documents', {}, false, true],
  ['POST', '/api/labs?x=1', {}, false, true],
  ['POST', '/api/labs/abc/clients', {}, false, false],
  ['PUT', '/api/documents/x', { 'if-none-match': '*' }, false, true],
  ['PUT', '/api/documents/x', { 'if-match': '"1-a"' }, false, false],
])('knows what %s %s does', (method, url, headers, streams, makes) => {
  expect(opensStream({ method, url })).toBe(streams);
  expect(creates({ method, url, headers })).toBe(makes);
});
