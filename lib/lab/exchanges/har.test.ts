import { expect, it } from 'vitest';
import { toHar } from './har';

it('writes an exchange as an entry of an HTTP Archive 1.2 with all members that the format requires', () => {
  const har = toHar(
    [
      {
        id: 'x',
        client: 'Ana',
        method: 'PUT',
        target: '/api/documents/d?a=1',
        requestFields: [['Content-Type', 'application/json']],
        requestBody: '{"é":1}',
        status: 412,
        responseFields: [['Content-Type', 'application/problem+json']],
        responseBody: '{}',
        startedAt: 0,
        endedAt: 12,
      },
    ],
    'http://localhost:3000',
  );
  expect(har).toMatchObject({
    log: {
      version: '1.2',
      creator: { name: 'Midair lab' },
      entries: [
        {
          startedDateTime: '1970-01-01T00:00:00.000Z',
          time: 12,
          request: {
            method: 'PUT',
            url: 'http://localhost:3000/api/documents/d?a=1',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [{ name: 'Content-Type', value: 'application/json' }],
            queryString: [{ name: 'a', value: '1' }],
            postData: { mimeType: 'application/json', text: '{"é":1}' },
            headersSize: -1,
            bodySize: 8,
          },
          response: {
            status: 412,
            statusText: 'Precondition Failed',
            cookies: [],
            content: { size: 2, mimeType: 'application/problem+json', text: '{}' },
            redirectURL: '',
            headersSize: -1,
            bodySize: 2,
          },
          cache: {},
          timings: { send: 0, wait: 12, receive: 0 },
          comment: 'Ana',
        },
      ],
    },
  });
});
