import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;
beforeAll(async () => {
  stop = startOwnServices();
  api = apiOf({
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/versions': await import('@/app/api/documents/[id]/versions/route'),
    '/api/documents/[id]/invites': await import('@/app/api/documents/[id]/invites/route'),
    '/api/me': await import('@/app/api/me/route'),
  });
});
afterAll(() => stop());

/** Texts that would become fields of their own, or end the header section, if they stood in one. */
const MARK = 'X-Injected';
const texts = [
  `a\r\n${MARK}: 1`,
  `a\n${MARK}: 1`,
  `a\r${MARK}: 1`,
  `a\r\n\r\n<script>${MARK}</script>`,
  `a\u0000${MARK}`,
  `a\u0085${MARK}: 1`,
  `a\u2028${MARK}: 1`,
  `a嘍嘊${MARK}: 1`,
  `a%0d%0a${MARK}: 1`,
  `a"; filename="${MARK}.html`,
  `a>; rel="next", <//${MARK}`,
  `a, ${MARK}=1; Path=/`,
  `é${MARK}`,
];

/** The fields of an answer of which the name or the value has anything of such a text. */
function fieldsWithMark({ status, headers }: Response): string[] {
  // Where such a text came so far that it could not be sent, the answer is none.
  expect(status).toBeLessThan(500);
  return [...headers].map(([name, value]) => `${name}: ${value}`).filter((line) => /x-injected/i.test(line));
}

async function me(): Promise<{ cookie: string; etag: string }> {
  const response = await api('GET', '/api/me');
  return {
    cookie: response.headers.getSetCookie()[0]!.split(';')[0]!,
    etag: response.headers.get('ETag')!,
  };
}

describe.each(texts)('no field says anything of what somebody wrote: %j', (text) => {
  it('as a title, made, saved, listed, searched for and looked back at', async () => {
    const { cookie } = await me();
    const answers = [
      await api('POST', '/api/documents', { headers: { cookie }, json: { title: text, body: text } }),
    ];
    // What a title may not hold is refused; what it may is put instead.
    const made = await api('POST', '/api/documents', {
      headers: { cookie },
      json: { title: 'a', body: 'b' },
    });
    const address = made.headers.get('Location')!;
    const saved = { 'If-Match': made.headers.get('ETag')!, cookie };
    answers.push(
      made,
      await api('PUT', address, { headers: saved, json: { title: text, body: text } }),
      await api('PUT', address, {
        headers: { cookie, 'If-Match': '"x"' },
        json: { title: text, body: text },
      }),
      await api('GET', address, { headers: { cookie } }),
      await api('HEAD', address, { headers: { cookie } }),
      await api('GET', `${address}/versions`, { headers: { cookie } }),
      await api('GET', `/api/documents?limit=1`, { headers: { cookie } }),
    );
    for (const answer of answers) expect(fieldsWithMark(answer)).toEqual([]);
  });

  it('as a name, and as whom an invite is for', async () => {
    const { cookie, etag } = await me();
    const named = await api('PUT', '/api/me', {
      headers: { cookie, 'If-Match': etag },
      json: { name: text, colour: 1 },
    });
    const made = await api('POST', '/api/documents', { headers: { cookie }, json: { title: 'a', body: '' } });
    const invited = await api('POST', `${made.headers.get('Location')}/invites`, {
      headers: { cookie },
      json: { access: 'view', label: text },
    });
    for (const answer of [named, await api('GET', '/api/me', { headers: { cookie } }), made, invited]) {
      expect(fieldsWithMark(answer)).toEqual([]);
    }
  });

  it('as what is searched for: the address of the next page has it encoded', async () => {
    const { cookie } = await me();
    const answer = await api('GET', `/api/documents?limit=1&q=${encodeURIComponent(text)}`, {
      headers: { cookie },
    });
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('Link') ?? '').not.toMatch(/[\r\n"]\s*X-Injected|[^\x20-\x7e]/);
  });
});
