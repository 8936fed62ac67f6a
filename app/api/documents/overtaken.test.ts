import { expect, it, vi } from 'vitest';
import { services } from '@/lib/server/services';
import type { Api, Sending } from '@/lib/server/testing/api';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });

/** Somebody new, with a browser of their own. */
async function somebody() {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  const { id } = (await met.json()) as { id: string };
  const send: Api = (method, address, { headers, ...sending } = {}) =>
    api(method, address, { ...sending, headers: { ...(headers as object), cookie } });
  return { id, send };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const TEXT = { title: 'Other', body: 'other' };
const tagOf = async (who: Somebody, url: string) => (await who.send('GET', url)).headers.get('ETag')!;

/** A document that only its owner and somebody whom they have invited may see. */
async function scene() {
  const [owner, writer] = [await somebody(), await somebody()];
  const made = await owner.send('POST', '/api/documents', { json: { title: 'One', body: 'one' } });
  const url = made.headers.get('Location')!;
  const share = async (json: object) => {
    const headers = { 'If-Match': await tagOf(owner, `${url}/sharing`) };
    const shared = await owner.send('PUT', `${url}/sharing`, { json: { link: 'none', ...json }, headers });
    expect(shared.status).toBe(200);
  };
  const invite = async () => {
    const invited = await owner.send('POST', `${url}/invites`, { json: { access: 'edit' } });
    const { id, url: link } = (await invited.json()) as { id: string; url: string };
    return { id, headers: { Invitation: link.split('#')[1]! } };
  };
  const used = await invite();
  await writer.send('POST', '/api/invitation', used);
  // Somebody else's outlasts a change of owner.
  const kept = await invite();
  await (await somebody()).send('POST', '/api/invitation', kept);
  await share({});
  const open = await invite();
  const revoke = async ({ id }: { id: string }) =>
    expect((await owner.send('DELETE', `${url}/invites/${id}`)).status).toBe(204);
  const handOver = () => share({ owner: { id: writer.id } });
  return { owner, writer, url, used, kept, open, revoke, handOver };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** Who asks for what while which permission is being taken back, and how it is answered then. */
const ACTS: readonly [
  string,
  (
    scene: Scene,
  ) => Promise<
    Sending & { readonly by: Somebody; readonly at: string; readonly meanwhile: () => Promise<unknown> }
  >,
  number,
][] = [
  ['PUT', (is) => asWriter(is, { json: TEXT }), 404],
  [
    'PATCH',
    (is) => asWriter(is, { json: TEXT, headers: { 'Content-Type': 'application/merge-patch+json' } }),
    404,
  ],
  ['DELETE', (is) => asWriter(is, {}), 404],
  ['DELETE', (is) => asOwner(is, '/versions'), 403],
  ['PUT', (is) => asOwner(is, '/sharing', { link: 'edit' }), 404],
  ['POST', (is) => asOwner(is, '/invites', { access: 'edit' }), 404],
  ['DELETE', (is) => asOwner(is, `/invites/${is.kept.id}`), 404],
  [
    'POST',
    async ({ open, revoke }) => {
      const by = await somebody();
      return { by, at: '/api/invitation', headers: open.headers, meanwhile: () => revoke(open) };
    },
    410,
  ],
];

async function asWriter({ writer, url, used, revoke }: Scene, { headers, ...sending }: Sending) {
  const fields = { ...(headers as object), 'If-Match': await tagOf(writer, url) };
  return { ...sending, by: writer, at: url, headers: fields, meanwhile: () => revoke(used) };
}

async function asOwner({ owner, url, handOver }: Scene, tail: string, json?: object) {
  const guarded = ['/sharing', '/versions'].includes(tail);
  const headers: Record<string, string> = guarded ? { 'If-Match': await tagOf(owner, url + tail) } : {};
  return { ...(json && { json }), by: owner, at: url + tail, headers, meanwhile: handOver };
}

it.each(ACTS)(
  '%s is refused whose permission is taken back just before it is written',
  async (method, ask, status) => {
    const is = await scene();
    const { by, at, meanwhile, ...sending } = await ask(is);
    const { documents } = (await services()).ports;
    const commit = documents.commit.bind(documents);
    let after: unknown;
    const find = () => documents.find(is.url.split('/').at(-1)!);
    const spied = vi.spyOn(documents, 'commit').mockImplementationOnce(async (...change) => {
      await meanwhile();
      after = await find();
      return commit(...change);
    });
    try {
      const answer = await by.send(method, at, sending);
      expect([method, at, answer.status]).toEqual([method, at, status]);
      expect(spied.mock.calls.length).toBeGreaterThan(1);
      expect(await find()).toEqual(after);
    } finally {
      spied.mockRestore();
    }
  },
);
