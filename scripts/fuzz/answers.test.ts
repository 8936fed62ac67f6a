import { describe, expect, it } from 'vitest';
import { readAnswers } from './answers';

const read = (text: string, toHead = false) =>
  readAnswers(Buffer.from(text), toHead).map(({ status, content }) => [status, content]);

describe('answers over a connection', () => {
  it('are the final ones: what only announces one is passed over', () => {
    expect(read('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 412 No\r\nContent-Length: 2\r\n\r\nno')).toEqual([
      [412, 'no'],
    ]);
    expect(read('HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 204 Done\r\n\r\n')).toEqual([
      [204, ''],
    ]);
    expect(read('HTTP/1.1 100 Continue\r\n\r\n')).toEqual([]);
  });

  it('follow each other on one connection, each as its framing says', () => {
    const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n';
    const sized = 'HTTP/1.1 500 Fault\r\nContent-Length: 5\r\n\r\nfault';
    expect(
      read(`${chunked}${sized}HTTP/1.1 304 Same\r\nContent-Length: 9\r\n\r\nHTTP/1.1 404 No\r\n\r\nend`),
    ).toEqual([
      [200, 'abcd'],
      [500, 'fault'],
      [304, ''],
      [404, 'end'],
    ]);
  });

  it('are told where they were cut off, and where they are none', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ncut')).toEqual([[200, null]]);
    expect(read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ncu')).toEqual([[200, null]]);
    expect(read('HTTP/1.1 400 No\r\nContent-Le')).toEqual([[400, '']]);
    expect(read('noise')).toEqual([[0, null]]);
  });

  it('to HEAD have no content, and what comes in its place is no answer', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', true)).toEqual([[200, '']]);
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', true)).toEqual([
      [200, ''],
      [0, null],
    ]);
  });
});
