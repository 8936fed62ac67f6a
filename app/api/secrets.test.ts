import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordOf } from '@/app/api/labs/testing/lab-browser';
import { services } from '@/lib/server/services';
import { type Api, apiOf, everyRoute, type Routes, startOwnServices } from '@/lib/server/testing/api';

const said = vi.hoisted(() => ({ lines: [] as string[] }));

vi.mock('pino', async (original) => {
  const actual = await original<typeof import('pino')>();
  const stream = { write: (line: string) => said.lines.push(line) };
  const pino = (options: import('pino').LoggerOptions) => actual.default(options, stream);
  return { ...actual, default: Object.assign(pino, actual.default) };
});

const random = (bytes = 32) => randomBytes(bytes).toString('base64url');
const ENVIRONMENT = {
  LOG_LEVEL: 'trace',
  CORS_ORIGINS: 'https://app.example',
  COOKIE_SECRET: random(),
  LIMITS: 'off',
  PUBLIC_URL: 'http://midair.test',
  // Nobody listens there, so that beginning to sign in fails.
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'midair',
  OIDC_CLIENT_SECRET: random(),
};

let api: Api;
let stop: () => Promise<void>;
let routes: Routes;
const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
  vi.spyOn(console, name).mockImplementation((...parts) => void said.lines.push(parts.map(String).join(' '))),
);
beforeAll(async () => {
  stop = startOwnServices(ENVIRONMENT);
  routes = await everyRoute((file) => import(/* @vite-ignore */ file));
  api = apiOf(routes);
});
afterAll(async () => {
  await stop();
  for (const spy of consoles) spy.mockRestore();
});

/** Everything that lets whoever knows it be somebody, by what it is. */
interface Secrets {
  readonly [kind: string]: string;
}

interface Scene {
  readonly secrets: Secrets;
  readonly ids: Readonly<Record<string, string>>;
  readonly labId: string;
  readonly cookie: string;
}

async function json(response: Response | Promise<Response>, status = 201) {
  const answered = await response;
  expect(answered.status).toBe(status);
  return answered.json();
}

async function setTheScene(): Promise<Scene> {
  const me = await api('GET', '/api/me');
  const cookie = me.headers.getSetCookie()[0]!.split(';')[0]!;
  const headers = { cookie };
  const token = await json(api('POST', '/api/me/tokens', { headers, json: { name: 'Script' } }));
  const made = await api('POST', '/api/documents', { headers, json: { title: 'a', body: 'b' } });
  const id = made.headers.get('Location')!.split('/').at(-1)!;
  const invite = await json(
    api('POST', `/api/documents/${id}/invites`, { headers, json: { access: 'view' } }),
  );
  const lab = await json(api('POST', '/api/labs', { headers, json: {} }));
  const [client] = await json(api('POST', `/api/labs/${lab.id}/clients`, { headers, json: {} }));
  const place = await json(
    api('PUT', `/api/labs/${lab.id}/clients/mine`, { headers, json: { name: 'Mira' } }),
  );
  const { link } = await json(api('POST', `/api/labs/${lab.id}/teacher-link`, { headers }), 200);
  const secrets: Secrets = {
    cookie: cookie.slice(cookie.indexOf('=') + 1),
    'a forged cookie': `00000000-0000-4000-8000-000000000000.${random()}`,
    token: token.secret,
    'a token that is not known': `midair_${random()}`,
    'a malformed token': `midair_${random(12)}`,
    'a password of a proxy': Buffer.from(`ana:${random(12)}`).toString('base64'),
    invitation: invite.url.split('#')[1],
    'a forged invitation': `${id}.${invite.id}.${random()}`,
    'a secret of a device': random(),
    'a client of a lab': client.token,
    'a place of one’s own in a lab': place.token.split('.').slice(0, 2).join('.'),
    'a teacher link': link.split('#teacher=')[1],
    'a forged client of a lab': `${client.token.slice(0, -4)}${random(3)}`,
    'a code of a provider': random(),
    COOKIE_SECRET: ENVIRONMENT.COOKIE_SECRET,
    OIDC_CLIENT_SECRET: ENVIRONMENT.OIDC_CLIENT_SECRET,
  };
  const ids = { id, invite: invite.id, token: token.id, version: '1', gate: 'x', labId: lab.id };
  return { secrets, ids, labId: lab.id, cookie };
}

/** Fields that bring secrets, some of them good, some not. */
function sendings(secrets: Secrets): readonly Readonly<Record<string, string>>[] {
  const cookie = `midair_me=${secrets.cookie}`;
  return [
    { cookie, Invitation: secrets.invitation!, 'Lab-Client': secrets['a client of a lab']! },
    { Authorization: `Bearer ${secrets.token}`, Invitation: secrets['a forged invitation']! },
    { Authorization: `Bearer ${secrets['a token that is not known']}`, cookie },
    { Authorization: `bearer ${secrets['a malformed token']}`, cookie },
    {
      Authorization: `Basic ${secrets['a password of a proxy']}`,
      cookie: `midair_me=${secrets['a forged cookie']}`,
      'Lab-Client': secrets['a forged client of a lab']!,
    },
    { Origin: 'https://evil.example', Authorization: `Bearer ${secrets.token}`, cookie },
    { Origin: 'https://app.example', Authorization: `Bearer ${secrets.token}` },
  ];
}

/** Asks every route for everything with every secret; hands over each answer that is a refusal or a fault. */
async function askEverything({ secrets, ids, labId }: Scene): Promise<readonly string[]> {
  const refusals: string[] = [];
  const query = `?code=${secrets['a code of a provider']}&state=${secrets['a secret of a device']}`;
  const contents = [
    { secret: secrets['a secret of a device'] },

    `{"secret":"${secrets['a secret of a device']}`,
  ];
  const links = [{ token: secrets['a teacher link'] }, { token: `${secrets['a teacher link']}x` }];
  for (const pattern of Object.keys(routes)) {
    const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) =>
      name === 'id' && pattern.startsWith('/api/labs') ? labId : (ids[name] ?? 'x'),
    );
    // DELETE would end what the others need, and a look at a gate waits for somebody to come to it.
    const methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST'].filter(
      (method) => !(pattern.includes('/gates/') && ['GET', 'HEAD'].includes(method)),
    );
    for (const method of methods) {
      for (const headers of sendings(secrets)) {
        for (const content of method === 'GET' || method === 'HEAD'
          ? [null]
          : pattern.endsWith('/teachers/mine')
            ? links
            : contents) {
          const body = typeof content === 'object' ? JSON.stringify(content) : content;
          const response = await api(method, path + query, {
            headers: { ...headers, 'content-type': 'application/json', 'if-match': '*' },
            ...(body && content && { body }),
          });
          if (response.headers.get('content-type') === 'text/event-stream') {
            await response.body?.cancel();
            continue;
          }
          const text = await response.text();
          if (response.status >= 400) refusals.push(`${response.status} ${[...response.headers]} ${text}`);
        }
      }
    }
  }
  return refusals;
}

/** The kinds of secrets that a text tells; of a signed one its signature is enough. */
function toldIn(texts: readonly string[], secrets: Secrets): readonly string[] {
  const all = texts.join('\n');
  return Object.entries(secrets).flatMap(([kind, secret]) =>
    all.includes(secret.split('.').at(-1)!.replace('midair_', '')) ? [kind] : [],
  );
}

describe('a secret', () => {
  it('is in no line of the log and in no refusal, whatever it is sent to', async () => {
    const scene = await setTheScene();
    const refusals = await askEverything(scene);
    const statuses = new Set(refusals.map((text) => text.slice(0, 3)));
    expect([...statuses]).toEqual(expect.arrayContaining(['400', '401', '403', '404', '405', '422']));
    expect(said.lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(refusals.length);
    expect(toldIn(said.lines, scene.secrets)).toEqual([]);
    expect(toldIn(refusals, scene.secrets)).toEqual([]);
  });

  it('is not in the record of a lab', async () => {
    const { secrets, labId, cookie } = await setTheScene();
    for (const headers of sendings(secrets)) {
      await api('GET', `/api/documents/${labId}`, { headers });
    }
    const watching: Api = (method, address) => api(method, address, { headers: { cookie } });
    const record = await recordOf(watching, labId);
    expect(record.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(toldIn([JSON.stringify(record)], secrets)).toEqual([]);
  });

  it('is in no line of the log where the database breaks down under a request', async () => {
    const scene = await setTheScene();
    const { database } = await services();
    const before = said.lines.length;
    for (const table of ['ApiToken', 'Person', 'Account', 'Lab', 'Document']) {
      await database.write((transaction) =>
        transaction.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "No${table}"`),
      );
      const refusals = await askEverything(scene);
      expect(refusals.some((text) => text.startsWith('500'))).toBe(true);
      expect(toldIn(refusals, scene.secrets)).toEqual([]);
    }
    const faults = said.lines.slice(before).filter((line) => line.includes('unexpected fault'));
    expect(faults.length).toBeGreaterThan(0);
    expect(toldIn(said.lines, scene.secrets)).toEqual([]);
  });
});
