import { GUARDS as ALL_GUARDS } from '@/lib/lab/guards/guard';
import type { Chance } from './chance';
import type { World } from './world';

/** What is sent to a route so that it may well succeed. */
export interface Sending {
  readonly query?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

interface Source {
  readonly chance: Chance;
  readonly world: World;
  /** The path that is sent to. */
  readonly path: string;
}

const GUARDS = ALL_GUARDS.map(({ guard }) => guard);
const WORDS = [
  'one',
  'two',
  'Grüße',
  '数',
  '😀',
  '﷽',
  'e\u0301',
  '\u202eright',
  '<b>',
  '"',
  '\\',
  '`',
  '\n\n- a\n- b',
];

const words = (chance: Chance) =>
  Array.from({ length: 1 + chance.number(20) }, () => chance.of(WORDS)).join(' ');
const text = (chance: Chance) => ({ title: words(chance).slice(0, 200), body: words(chance) });
const tagged = ({ chance, world, path }: Source) => ({
  'If-Match': chance.once(2) ? world.tagOf(path) : chance.once(6) ? world.take(chance, 'tag') : '*',
});
const asClient = ({ chance, world }: Source): Record<string, string> =>
  chance.once(4) ? {} : { 'Lab-Client': world.take(chance, 'client') };
const resuming = (chance: Chance, world: World): Record<string, string> =>
  chance.once(2) ? { 'Last-Event-ID': world.take(chance, 'event') } : {};
const holding = ({ chance, world }: Source) => ({ Invitation: world.take(chance, 'invitation') });

/** What makes a request to a route succeed, if its sender may, by method and route. Whatever is not here sends nothing. */
const SENDINGS: Readonly<Record<string, (source: Source) => Sending>> = {
  'GET /api/documents': ({ chance, world }) => ({
    query: chance.of([
      '',
      '?q=one',
      '?limit=2',
      '?state=deleted',
      `?limit=1&after=${world.take(chance, 'cursor')}`,
    ]),
  }),
  'POST /api/documents': ({ chance }) => ({ json: text(chance) }),
  'GET /api/documents/[id]': asks,
  'GET /api/documents/[id]/versions': asks,
  'GET /api/documents/[id]/versions/[version]': asks,
  'GET /api/documents/[id]/versions/[version]/lines': asks,
  'GET /api/documents/[id]/versions/[version]/name': asks,
  'PUT /api/documents/[id]/versions/[version]/name': (source) => ({
    fields: source.chance.once(2) ? { 'If-None-Match': '*' } : tagged(source),
    json: { name: words(source.chance).slice(0, 40) },
  }),
  'DELETE /api/documents/[id]/versions/[version]/name': (source) => ({ fields: tagged(source) }),
  'PUT /api/documents/[id]': (source) => ({
    fields: { ...(source.chance.once(6) ? { 'If-None-Match': '*' } : tagged(source)), ...ofLab(source) },
    json: text(source.chance),
  }),
  'PATCH /api/documents/[id]': (source) => {
    const { chance } = source;
    const [type, json] = chance.of([
      ['application/merge-patch+json', { body: words(chance) }],
      [
        'application/json-patch+json',
        [{ op: 'replace', path: '/title', value: words(chance).slice(0, 200) }],
      ],
      ['application/json-patch+json', [{ op: 'copy', from: '/title', path: '/body' }]],
    ] as const);
    return { fields: { 'Content-Type': type, ...tagged(source), ...ofLab(source) }, json };
  },
  'DELETE /api/documents/[id]': (source) => ({ fields: { ...tagged(source), ...ofLab(source) } }),
  'DELETE /api/documents/[id]/versions': (source) => ({ fields: tagged(source) }),
  'PUT /api/documents/[id]/sharing': (source) => {
    const { chance, world } = source;
    const owner = chance.once(5) ? { owner: { id: world.take(chance, 'person') } } : {};
    return { fields: tagged(source), json: { link: chance.of(['edit', 'view', 'none']), ...owner } };
  },
  'POST /api/documents/[id]/invites': ({ chance }) => ({
    json: {
      access: chance.of(['edit', 'view']),
      ...(chance.once(2) ? { label: words(chance).slice(0, 60) } : {}),
    },
  }),
  'GET /api/invitation': (source) => ({ fields: holding(source) }),
  'POST /api/invitation': (source) => ({ fields: holding(source) }),
  'PUT /api/documents/[id]/presence': ({ chance }) => ({
    json: { tab: chance.of(['x', 'y', `t-${chance.number(100)}`]), unsaved: chance.once(2), lines: [[1, 2]] },
  }),
  'DELETE /api/documents/[id]/presence': ({ chance }) => ({ query: chance.of(['', '?tab=x', '?tab=y']) }),
  'GET /api/events': ({ chance, world }) => ({
    query: `?document=${world.take(chance, 'document')}&document=${world.take(chance, 'document')}`,
    fields: resuming(chance, world),
  }),
  'PUT /api/me': (source) => ({
    fields: tagged(source),
    json: { name: words(source.chance).slice(0, 20), colour: source.chance.number(8) },
  }),
  'POST /api/me/tokens': ({ chance }) => ({
    json: { name: words(chance).slice(0, 20), ...(chance.once(2) ? { expiresIn: 3_600 } : {}) },
  }),
  'GET /api/device': ({ chance, world }) => ({ fields: { Device: world.take(chance, 'device') } }),
  'POST /api/device': ({ chance, world }) => ({ json: { secret: world.take(chance, 'device') } }),
  'POST /api/labs': ({ chance }) => ({ json: { guard: chance.of(GUARDS), trial: chance.once(2) } }),
  'PUT /api/labs/[id]': (source) => ({
    fields: tagged(source),
    json: {
      guard: source.chance.of(GUARDS),
      paused: source.chance.once(4),
      ...(source.chance.once(2) ? { challenge: source.chance.of([null, 'lost-update', 'c-1']) } : {}),
    },
  }),
  'PUT /api/labs/[id]/clients/mine': ({ chance }) => ({ json: { name: words(chance).slice(0, 20) } }),
  'GET /api/labs/[id]/progress': (source) => ({ fields: asClient(source) }),
  'PUT /api/labs/[id]/progress/[challenge]': (source) => ({
    fields: asClient(source),
    json: {
      ...(source.chance.once(2) ? { prediction: words(source.chance).slice(0, 40) } : {}),
      ...(source.chance.once(2) ? { reached: true } : {}),
    },
  }),
  'PUT /api/labs/[id]/teachers/mine': ({ chance, world }) => ({
    json: { token: chance.once(2) ? world.take(chance, 'teacher') : words(chance).slice(0, 60) },
  }),
  'POST /api/labs/[id]/clients': ({ chance }) => ({ json: { count: 1 + chance.number(3) } }),
  'GET /api/labs/[id]/events': ({ chance, world }) => ({
    fields: resuming(chance, world),
  }),
  'POST /api/labs/[id]/lock': (source) => ({ fields: asClient(source) }),
  'DELETE /api/labs/[id]/lock': (source) => ({ fields: ofLab(source) }),
  'POST /api/labs/[id]/reset': ({ chance }) => ({ json: chance.once(2) ? {} : { guard: chance.of(GUARDS) } }),
  'GET /api/labs/[id]/gates/[gate]': (source) => ({ fields: asClient(source) }),
  'DELETE /api/labs/[id]/gates/[gate]': (source) => ({ fields: asClient(source) }),
  'GET /api/sign-in': ({ chance }) => ({ query: chance.of(['', '?to=/settings', '?to=/lab']) }),
  'GET /api/sign-in/callback': ({ chance }) => ({
    query: chance.of(['?code=a&state=b', '?error=access_denied&state=b']),
  }),
};

/** What to send to a route by a method so that it may well succeed. */
export function plausible(route: string, method: string, source: Source): Sending {
  return SENDINGS[`${method === 'HEAD' ? 'GET' : method} ${route}`]?.(source) ?? {};
}

/** A read of something that has tags and dates. */
function asks({ chance, world, path }: Source): Sending {
  const condition = chance.of<Record<string, string>>([
    {},
    { 'If-None-Match': world.tagOf(path) },
    { 'If-Match': world.tagOf(path) },
    { Range: 'bytes=0-4', 'If-Range': world.tagOf(path) },
    { 'If-Modified-Since': new Date(Date.UTC(2030, 0)).toUTCString() },
  ]);
  return { fields: { ...condition, ...(chance.once(4) ? { Prefer: 'return=representation' } : {}) } };
}

/** What only a lab looks at. */
function ofLab(source: Source): Record<string, string> {
  const { chance, world, path } = source;
  if (!/-8[0-9a-f]{3}-/.test(path) || chance.once(4)) return {};
  return { ...asClient(source), ...(chance.once(2) ? { 'Lock-Token': world.take(chance, 'lock') } : {}) };
}
