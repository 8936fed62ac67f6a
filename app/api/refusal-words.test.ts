import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '@/lib/server/testing/api';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), {});

/** Somebody new, with a browser of their own. */
async function somebody(): Promise<Api> {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  return (method, address, sending = {}) =>
    api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
}

const ORDINARY = { title: 'Plans', body: 'one\n' };

/** What can be changed besides documents: where it is, what it may become, and by which methods. */
interface Resource {
  readonly path: string;
  readonly json: unknown;
  readonly methods: readonly string[];
}

let ana: Api;
let document: string;
const resources: Record<string, Resource> = {};

beforeAll(async () => {
  ana = await somebody();
  const made = async (path: string, json: unknown) =>
    (await ana('POST', path, { json })).headers.get('Location')!;
  document = await made('/api/documents', ORDINARY);
  const name = `${document}/versions/1/name`;
  await ana('PUT', name, { json: { name: 'First' }, headers: { 'If-None-Match': '*' } });
  Object.assign(resources, {
    oneself: { path: '/api/me', json: { name: 'Ana', colour: 3 }, methods: ['PUT'] },
    'the name of a version': { path: name, json: { name: 'Second' }, methods: ['PUT', 'DELETE'] },
    sharing: { path: `${document}/sharing`, json: { link: 'none' }, methods: ['PUT'] },
    'an invite': {
      path: await made(`${document}/invites`, { access: 'edit' }),
      json: undefined,
      methods: ['DELETE'],
    },
    'a lab': { path: await made('/api/labs', {}), json: { guard: 'lock', paused: false }, methods: ['PUT'] },
    'a token': {
      path: await made('/api/me/tokens', { name: 'Script' }),
      json: undefined,
      methods: ['DELETE'],
    },
  } satisfies Record<string, Resource>);
});

const NAMES = ['oneself', 'the name of a version', 'sharing', 'an invite', 'a lab', 'a token'];

/** The status and the words of a refusal. */
async function said(answer: Promise<Response>) {
  const { status, title, message, detail } = await (await answer).json();
  return { status, title, message, detail };
}

const NOT_SEEN = {
  status: 412,
  title: 'Not in the state that the request names',
  message: 'This is not as you last saw it, so nothing was changed. Load it again and look.',
  detail: 'If-Match does not name the state that it is in. Send the ETag of the last GET, as it stands.',
};
const UNCHECKED = 'We could not check what you had seen of this, so nothing was changed. Try again.';
const CONDITIONS = [
  ['a tag that is not its own', { 'If-Match': '"old"' }, NOT_SEEN],
  [
    'a weak tag',
    'weak',
    {
      ...NOT_SEEN,
      message: UNCHECKED,
      detail: expect.stringMatching(/^If-Match compares strongly, so a weak/),
    },
  ],
  [
    'no tag at all',
    { 'If-Match': 'old' },
    {
      ...NOT_SEEN,
      message: UNCHECKED,
      detail: expect.stringMatching(/^If-Match is not a list of entity tags\./),
    },
  ],
  [
    'that there be nothing',
    { 'If-None-Match': '*' },
    {
      ...NOT_SEEN,
      message: 'There is something here already, and it was left as it is. Load it again and look.',
      detail: 'If-None-Match excludes the state that it is in. To change it, send its ETag in If-Match.',
    },
  ],
] as const;

describe.each(NAMES)('%s', (name) => {
  it.each(CONDITIONS)('is refused under %s in words that fit it', async (_, condition, words) => {
    const { path, json, methods } = resources[name]!;
    const own = (await ana('GET', path)).headers.get('ETag');
    const headers = condition === 'weak' ? { 'If-Match': `W/${own}` } : condition;
    for (const method of methods) expect(await said(ana(method, path, { json, headers }))).toEqual(words);
  });
});

describe('a change without a condition', () => {
  it.each(['oneself', 'the name of a version', 'sharing', 'a lab'])(
    'of %s is told what to do',
    async (name) => {
      const { path, json } = resources[name]!;
      expect(await said(ana('PUT', path, { json }))).toEqual({
        status: 428,
        title: 'A precondition is required',
        message:
          'This change does not say what it is based on. Nothing was changed. Load it again and look, then change it.',
        detail: 'GET it, apply the change to what it says, and send its ETag in If-Match.',
      });
    },
  );

  it('of a name that is not there says how to give one', async () => {
    await ana('PUT', document, { json: { ...ORDINARY, body: 'two\n' }, headers: { 'If-Match': '*' } });
    const name = `${document}/versions/2/name`;
    expect(await said(ana('PUT', name, { json: { name: 'x' } }))).toMatchObject({
      status: 428,
      detail: 'There is nothing here now. To create it, send If-None-Match: *.',
    });
    expect(await said(ana('PUT', name, { json: { name: 'x' }, headers: { 'If-Match': '*' } }))).toMatchObject(
      {
        status: 412,
        message: 'There is nothing here to change, and nothing was made. Load it again and look.',
      },
    );
  });
});

describe('what is not there', () => {
  it.each([
    ['a document', () => `/api/documents/${randomUUID()}`],
    ['a version', () => `${document}/versions/99`],
    ['a name', () => `${document}/versions/99/name`],
    ['an invite', () => `${document}/invites/none`],
  ])('is not called a document where it is %s', async (_, path) => {
    expect(await said(ana('GET', path()))).toEqual({
      status: 404,
      title: 'Not found',
      message: 'There is nothing at this address. Check the link, or ask the person who sent it.',
      detail: 'There is nothing here, or you may not see it.',
    });
  });

  it.each([
    ['a token', '/api/me/tokens/none', 'You have no such token.'],
    ['a lab', `/api/labs/${randomUUID()}`, 'There is no such lab.'],
  ])('is called by its name where that gives nothing away: %s', async (_, path, detail) => {
    expect(await said(ana('GET', path))).toMatchObject({ status: 404, detail });
  });
});

describe('what goes with a deleted document', () => {
  it('speaks of the document, and of the address at which it is restored', async () => {
    const path = (await ana('POST', '/api/documents', { json: ORDINARY })).headers.get('Location')!;
    await ana('DELETE', path, { headers: { 'If-Match': '*' } });
    const gone = {
      status: 410,
      title: 'Deleted',
      message: 'This document was deleted. Its history is kept, and it can be restored.',
      detail:
        'To restore the document, GET its last version and PUT that to its address with If-None-Match: *.',
    };
    expect(await said(ana('GET', path))).toEqual(gone);
    const name = { json: { name: 'x' }, headers: { 'If-None-Match': '*' } };
    expect(await said(ana('PUT', `${path}/versions/1/name`, name))).toEqual(gone);
  });
});

describe('a document', () => {
  it.each([
    [
      'a tag of no version',
      { 'If-Match': '"9-0"' },
      412,
      /^We do not know the version that you changed, .*text/,
    ],
    ['none', {}, 428, /^This change does not say which version it is based on\..*Load the document/],
  ])('is refused under %s with a word on the text', async (_, headers, status, message) => {
    const words = await said(ana('PUT', document, { json: ORDINARY, headers }));
    expect(words).toMatchObject({ status, message: expect.stringMatching(message) });
  });

  it('has a patch whose test fails say so of the document', async () => {
    const headers = { 'If-Match': '*', 'Content-Type': 'application/json-patch+json' };
    const body = JSON.stringify([{ op: 'test', path: '/title', value: 'Other' }]);
    expect(await said(ana('PATCH', document, { body, headers }))).toMatchObject({
      status: 409,
      message: 'The document is not what this change expected. Nothing was changed. Load it again and look.',
    });
  });
});

it('calls nothing a document that is too large to be one thing or another', async () => {
  const json = { name: 'x'.repeat(1_100_000), colour: 1 };
  expect(await said(ana('PUT', '/api/me', { json, headers: { 'If-Match': '*' } }))).toMatchObject({
    status: 413,
    message: 'This is longer than it may be. Nothing was changed.',
  });
});
