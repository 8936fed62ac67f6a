import type { Sending } from './http';
import { DOCUMENTS, INVITES, type Kind, type Looks, type Thing } from './things';

/** How a route is asked. */
interface Asking {
  /** What it is asked about; `-` where that makes no difference. */
  readonly kinds: readonly Kind[];
  readonly target: (thing: Thing) => string;
  /** Whether what it does leaves what it is asked about as it is. */
  readonly passing?: true;
  /**
   * What is sent by method, if anything: whatever it takes to get through, if only one may. `seen` is how the thing looks
   * to its owner.
   */
  readonly sends?: Readonly<Record<string, (thing: Thing, kind: Kind, seen: Looks) => Sending>>;
}

const TEXT = { title: 'Another title', body: 'Another text' };
const ifMatch = (tag: string | undefined) => ({ 'If-Match': tag ?? '"none"' });
const under = (tail: string) => (thing: Thing) => `${thing.path}${tail}`;
const nameOf = ({ path, version }: Thing) => `${path}/versions/${version}/name`;
const inLab = (tail: string) => (thing: Thing) => `/api/labs/${thing.id}${tail}`;
const held = ({ token }: Thing) => ({ headers: { Invitation: token } });
const LAB_KINDS: readonly Kind[] = ['lab', 'edit', 'never'];
const NO_KIND: readonly Kind[] = ['-'];

/** How each route is asked, by the folder of its file. */
export const ASKINGS: Readonly<Record<string, Asking>> = {
  '/api/[...path]': { kinds: NO_KIND, target: () => '/api/nothing/here' },
  '/api/documents': {
    kinds: NO_KIND,
    target: () => '/api/documents',
    sends: { POST: () => ({ json: TEXT }) },
  },
  '/api/documents/[id]': {
    kinds: DOCUMENTS,
    target: under(''),
    sends: {
      PUT: ({ etag }, kind) => ({
        json: TEXT,
        headers: /deleted|erased|never/.test(kind) ? { 'If-None-Match': '*' } : ifMatch(etag),
      }),
      PATCH: ({ etag }) => ({
        json: { title: 'Another title' },
        headers: { ...ifMatch(etag), 'Content-Type': 'application/merge-patch+json' },
      }),
      DELETE: ({ etag }) => ({ headers: ifMatch(etag) }),
    },
  },
  '/api/documents/[id]/versions': {
    kinds: DOCUMENTS,
    target: under('/versions'),
    sends: {
      DELETE: ({ path }, _, seen) => ({ headers: ifMatch(seen.get(`${path}/versions`)?.fields.etag) }),
    },
  },
  '/api/documents/[id]/versions/[version]': {
    kinds: DOCUMENTS,
    target: ({ path, version }) => `${path}/versions/${version}`,
  },
  '/api/documents/[id]/versions/[version]/lines': {
    kinds: DOCUMENTS,
    target: ({ path, version }) => `${path}/versions/${version}/lines`,
  },
  '/api/documents/[id]/versions/[version]/name': {
    kinds: DOCUMENTS,
    target: nameOf,
    sends: {
      PUT: (thing, kind, seen) => ({
        json: { name: 'Another name' },
        headers: /lab|welcome|never/.test(kind)
          ? { 'If-None-Match': '*' }
          : ifMatch(seen.get(nameOf(thing))?.fields.etag),
      }),
      DELETE: (thing, _, seen) => ({ headers: ifMatch(seen.get(nameOf(thing))?.fields.etag) }),
    },
  },
  '/api/documents/[id]/sharing': {
    kinds: DOCUMENTS,
    target: under('/sharing'),
    sends: {
      PUT: ({ path }, kind, seen) => ({
        json: { link: kind === 'view' ? 'edit' : 'view' },
        headers: ifMatch(seen.get(`${path}/sharing`)?.fields.etag),
      }),
    },
  },
  '/api/documents/[id]/invites': {
    kinds: DOCUMENTS,
    target: under('/invites'),
    sends: { POST: () => ({ json: { access: 'edit' } }) },
  },
  '/api/documents/[id]/invites/[invite]': {
    kinds: DOCUMENTS,
    target: ({ path, invite }) => `${path}/invites/${invite}`,
  },
  '/api/documents/[id]/presence': {
    kinds: DOCUMENTS,
    target: under('/presence'),
    passing: true,
    sends: { PUT: () => ({ json: { tab: 'matrix', unsaved: true } }) },
  },
  '/api/events': { kinds: DOCUMENTS, target: ({ id }) => `/api/events?document=${id}` },
  '/api/health': { kinds: NO_KIND, target: () => '/api/health' },
  '/api/invitation': {
    kinds: INVITES,
    target: () => '/api/invitation',
    sends: { GET: held, HEAD: held, POST: held },
  },
  '/api/labs': { kinds: NO_KIND, target: () => '/api/labs', sends: { POST: () => ({ json: {} }) } },
  '/api/labs/[id]': {
    kinds: LAB_KINDS,
    target: inLab(''),
    sends: {
      PUT: ({ id }, _, seen) => ({
        json: { guard: 'none', paused: true },
        headers: ifMatch(seen.get(`/api/labs/${id}`)?.fields.etag),
      }),
    },
  },
  '/api/labs/[id]/clients': {
    kinds: LAB_KINDS,
    target: inLab('/clients'),
    sends: { POST: () => ({ json: { count: 1 } }) },
  },
  '/api/labs/[id]/clients/mine': {
    // That there is a lab, everybody may know; whoever has no place in it is told that.
    kinds: ['lab', 'edit'],
    target: inLab('/clients/mine'),
    sends: { PUT: () => ({ json: { name: 'Mira' } }) },
  },
  '/api/labs/[id]/progress': { kinds: LAB_KINDS, target: inLab('/progress') },
  '/api/labs/[id]/progress/[challenge]': {
    kinds: LAB_KINDS,
    target: inLab('/progress/lost-update'),
    sends: { PUT: () => ({ json: { reached: true } }) },
  },
  '/api/labs/[id]/teacher-link': { kinds: LAB_KINDS, target: inLab('/teacher-link') },
  '/api/labs/[id]/teachers/mine': {
    kinds: LAB_KINDS,
    target: inLab('/teachers/mine'),
    sends: { PUT: ({ token }) => ({ json: { token } }) },
  },
  '/api/labs/[id]/events': { kinds: LAB_KINDS, target: inLab('/events') },
  '/api/labs/[id]/gates/[gate]': { kinds: ['gated', 'edit', 'never'], target: inLab('/gates/matrix') },
  '/api/labs/[id]/lock': { kinds: LAB_KINDS, target: inLab('/lock') },
  '/api/labs/[id]/reset': {
    kinds: LAB_KINDS,
    target: inLab('/reset'),
    sends: { POST: () => ({ json: {} }) },
  },
  '/api/me': {
    kinds: NO_KIND,
    target: () => '/api/me',
    sends: { PUT: () => ({ json: { name: 'Another name' }, headers: { 'If-Match': '*' } }) },
  },
  '/api/me/tokens': {
    kinds: NO_KIND,
    target: () => '/api/me/tokens',
    sends: { POST: () => ({ json: { name: 'Another' } }) },
  },
  '/api/me/tokens/[token]': { kinds: ['token'], target: ({ id }) => `/api/me/tokens/${id}` },
  '/api/me/devices': { kinds: NO_KIND, target: () => '/api/me/devices' },
  '/api/device': {
    kinds: ['device'],
    target: () => '/api/device',
    sends: {
      GET: ({ token }) => ({ headers: { Device: token } }),
      HEAD: ({ token }) => ({ headers: { Device: token } }),
      POST: ({ token }) => ({ json: { secret: token } }),
    },
  },
  '/api/me/account': { kinds: NO_KIND, target: () => '/api/me/account' },
  '/api/metrics': { kinds: NO_KIND, target: () => '/api/metrics' },
  '/api/openapi.json': { kinds: NO_KIND, target: () => '/api/openapi.json' },
  '/api/ready': { kinds: NO_KIND, target: () => '/api/ready' },
  '/api/sign-in': { kinds: NO_KIND, target: () => '/api/sign-in' },
  '/api/sign-in/callback': { kinds: NO_KIND, target: () => '/api/sign-in/callback?code=a&state=b' },
  '/api/sign-out': { kinds: NO_KIND, target: () => '/api/sign-out' },
};
