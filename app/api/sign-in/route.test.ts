import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, ORIGIN, startOwnServices } from '@/lib/server/testing/api';
import { type LocalProvider, startProvider } from '@/lib/server/testing/local-provider';

let api: Api;
let provider: LocalProvider;
let stop: () => Promise<void>;
/** All lines of the log, and whatever must not be in any of them. */
const logged: string[] = [];
const secrets = new Set<string>();

beforeAll(async () => {
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  provider = await startProvider(ORIGIN);
  stop = startOwnServices({ ...provider.environment, LOG_LEVEL: 'trace' });
  api = apiOf({
    '/api/me': await import('@/app/api/me/route'),
    '/api/me/account': await import('@/app/api/me/account/route'),
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/sign-in': await import('./route'),
    '/api/sign-in/callback': await import('./callback/route'),
    '/api/sign-out': await import('@/app/api/sign-out/route'),
  });
  const { log } = await services();
  const lines = Reflect.get(log, pino.symbols.streamSym) as { write(line: string): void };
  vi.spyOn(lines, 'write').mockImplementation((line) => void logged.push(line));
});

afterAll(() => stop());

/** A browser: it keeps the cookies of both sites, and follows no link by itself. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** What every answer of ours set, attributes and all. */
  readonly set: string[] = [];

  async send(method: string, address: string, headers: Record<string, string> = {}, json?: unknown) {
    const cookie = this.#cookiesOf(ORIGIN);
    const response = await api(method, address, { headers: { cookie, ...headers }, json });
    this.#keep(ORIGIN, response);
    this.set.push(...response.headers.getSetCookie());
    for (const [, value] of this.#cookies.get(ORIGIN) ?? []) secrets.add(value);
    return response;
  }

  async me(): Promise<{ readonly id: string; readonly name: string }> {
    return (await this.send('GET', '/api/me')).json();
  }

  async account(): Promise<unknown> {
    return (await this.send('GET', '/api/me/account')).json();
  }

  async write(title: string): Promise<void> {
    expect((await this.send('POST', '/api/documents', {}, { title, body: '' })).status).toBe(201);
  }

  /** The titles of what they own. */
  async documents(): Promise<readonly string[]> {
    const rows: { title: string; owned: boolean }[] = await (await this.send('GET', '/api/documents')).json();
    return rows
      .filter(({ owned }) => owned)
      .map(({ title }) => title)
      .sort();
  }

  /** Leaves for the provider; where that is. */
  async leave(to = '/settings'): Promise<string> {
    const begun = await this.send('GET', `/api/sign-in?to=${encodeURIComponent(to)}`);
    expect(begun.status).toBe(303);
    const url = begun.headers.get('Location')!;
    keepSecret(new URL(url), 'state', 'nonce', 'code_challenge');
    return url;
  }

  /** Says their name at the provider, or that they do not want to; the address that it sends them back to. */
  async visit(url: string, name: string | null): Promise<string> {
    for (let at = url; ; ) {
      if (at.startsWith(ORIGIN)) return at;
      const cookie = this.#cookiesOf(provider.issuer);
      const asked = at.includes('/interaction/');
      const response = await fetch(at, {
        method: asked ? 'POST' : 'GET',
        body: asked ? new URLSearchParams(name === null ? {} : { name }) : null,
        redirect: 'manual',
        headers: { cookie },
      });
      this.#keep(provider.issuer, response);
      expect([302, 303]).toContain(response.status);
      at = new URL(response.headers.get('Location')!, at).href;
    }
  }

  /** Comes back from the provider; where they are sent to then. */
  async comeBack(callback: string): Promise<string> {
    const url = new URL(callback);
    keepSecret(url, 'code', 'state');
    const response = await this.send('GET', `${url.pathname}${url.search}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return response.headers.get('Location')!;
  }

  async signIn(name: string | null, to?: string): Promise<string> {
    return this.comeBack(await this.visit(await this.leave(to), name));
  }

  /** Another browser with the same cookies, which does not hear of any later one. */
  copy(): Browser {
    const other = new Browser();
    for (const [site, cookies] of this.#cookies) other.#cookies.set(site, new Map(cookies));
    return other;
  }

  #cookiesOf(site: string): string {
    return [...(this.#cookies.get(site) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(site: string, response: Response): void {
    const cookies = this.#cookies.get(site) ?? new Map<string, string>();
    this.#cookies.set(site, cookies);
    for (const field of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(field)!;
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(field)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
  }
}

function keepSecret({ searchParams }: URL, ...names: readonly string[]): void {
  for (const name of names) {
    const value = searchParams.get(name) ?? '';
    if (value.length > 20) secrets.add(value);
  }
}

/** Somebody with a document, at a browser of their own. */
async function somebody(title: string) {
  const browser = new Browser();
  await browser.write(title);
  return { browser, me: await browser.me() };
}

describe('signing in', () => {
  it('keeps who one is and what one made, and takes the name from the provider', async () => {
    const { browser, me } = await somebody('Mine');
    expect(await browser.account()).toEqual({ provider: 'the school', signedIn: false });
    expect(await browser.signIn('Ana', '/documents/1f?a=b#c')).toBe(`${ORIGIN}/documents/1f?a=b#c`);
    expect(await browser.me()).toEqual({ ...me, name: 'Ana' });
    expect(await browser.documents()).toEqual(['Mine']);
    expect(await browser.account()).toEqual({ provider: 'the school', signedIn: true });
  });

  it('on a second browser makes it the same person, and both have what both made', async () => {
    const first = await somebody('On the first');
    await first.browser.signIn('Ben');
    const second = await somebody('On the second');
    expect(second.me.id).not.toBe(first.me.id);
    await second.browser.signIn('Ben');
    expect((await second.browser.me()).id).toBe(first.me.id);
    for (const { browser } of [first, second]) {
      expect(await browser.documents()).toEqual(['On the first', 'On the second']);
    }
  });

  it('leaves a name alone that somebody chose', async () => {
    const { browser, me } = await somebody('Named');
    const etag = (await browser.send('GET', '/api/me')).headers.get('ETag')!;
    await browser.send('PUT', '/api/me', { 'If-Match': etag }, { name: 'The Quiet One' });
    await browser.signIn('Cleo');
    expect(await browser.me()).toMatchObject({ id: me.id, name: 'The Quiet One' });
  });

  it('takes no name that is none here', async () => {
    const { browser, me } = await somebody('Long');
    await browser.signIn('x'.repeat(61));
    expect(await browser.me()).toEqual(me);
    expect(await browser.account()).toMatchObject({ signedIn: true });
  });

  it('of a second person at the same browser takes nothing from the first', async () => {
    const { browser, me } = await somebody('Of Dora');
    await browser.signIn('Dora');
    // A browser that the provider does not know yet.
    const shared = browser.copy();
    const attempt = await shared.leave();
    const other = new Browser();
    expect(await shared.comeBack(await other.visit(attempt, 'Eve'))).toBe(`${ORIGIN}/settings`);
    expect((await shared.me()).id).not.toBe(me.id);
    expect(await shared.documents()).toEqual([]);
    expect(await browser.documents()).toEqual(['Of Dora']);
    await shared.write('Of Eve');
    const evesOwn = new Browser();
    await evesOwn.signIn('Eve');
    expect(await evesOwn.documents()).toEqual(['Of Eve']);
  });

  it('for the first time in two browsers at once makes one person of both', async () => {
    const [a, b] = [await somebody('A'), await somebody('B')];
    const callbacks = await Promise.all(
      [a, b].map(async ({ browser }) => browser.visit(await browser.leave(), 'Finn')),
    );
    await Promise.all([a.browser.comeBack(callbacks[0]!), b.browser.comeBack(callbacks[1]!)]);
    expect((await a.browser.me()).id).toBe((await b.browser.me()).id);
    expect(await a.browser.documents()).toEqual(['A', 'B']);
  });

  it('makes somebody of a browser that is new here', async () => {
    const browser = new Browser();
    await browser.signIn('Gus');
    expect(await browser.me()).toMatchObject({ name: 'Gus' });
  });

  it('asks the provider with PKCE, state and nonce, and keeps its own side out of reach of scripts', async () => {
    const browser = new Browser();
    const asked = new URL(await browser.leave()).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      client_id: 'midair',
      redirect_uri: `${ORIGIN}/api/sign-in/callback`,
      response_type: 'code',
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(browser.set.find((field) => field.startsWith('midair_sign_in='))).toMatch(
      /^midair_sign_in=[\w-]+\.[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    const again = new URL(await browser.leave()).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(again.get(name)).not.toBe(asked.get(name));
  });
});

describe('a sign-in that is not one', () => {
  /** Whoever this is stays who they are, with what they have, and is not signed in. */
  async function expectUnchanged({ browser, me }: Awaited<ReturnType<typeof somebody>>, title: string) {
    expect(await browser.me()).toEqual(me);
    expect(await browser.documents()).toEqual([title]);
    expect(await browser.account()).toMatchObject({ signedIn: false });
  }

  it('because the person does not want it, says so and changes nothing', async () => {
    const one = await somebody('Kept');
    expect(await one.browser.signIn(null)).toBe(`${ORIGIN}/settings?sign-in=cancelled`);
    await expectUnchanged(one, 'Kept');
  });

  it('with a state of another browser is nobody’s: an attacker cannot make somebody come back as themselves', async () => {
    const attacker = await somebody('Of the attacker');
    const victim = await somebody('Of the victim');
    const callback = await attacker.browser.visit(await attacker.browser.leave(), 'Attacker');
    expect(await victim.browser.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=ended`);
    await victim.browser.leave();
    expect(await victim.browser.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=ended`);
    await expectUnchanged(victim, 'Of the victim');
  });

  it('with an attempt that was slipped into another browser is nobody’s either', async () => {
    const attacker = await somebody('Of the attacker');
    const victim = await somebody('Of the victim');
    const callback = await attacker.browser.visit(await attacker.browser.leave(), 'Attacker');
    const attempt = attacker.browser.set.findLast((field) => field.startsWith('midair_sign_in='))!;
    const victims = victim.browser.set.findLast((field) => field.startsWith('midair_me='))!;
    const cookie = [victims, attempt].map((field) => field.split(';')[0]).join('; ');
    const { pathname, search } = new URL(callback);
    const answered = await victim.browser.send('GET', `${pathname}${search}`, { cookie });
    expect(answered.headers.get('Location')).toBe(`${ORIGIN}/settings?sign-in=ended`);
    await expectUnchanged(victim, 'Of the victim');
  });

  it('with a wrong state, or none, leaves the one under way alone', async () => {
    const one = await somebody('Kept');
    const callback = await one.browser.visit(await one.browser.leave(), 'Hana');
    for (const state of ['x', '', null]) {
      const forged = new URL(callback);
      if (state === null) forged.searchParams.delete('state');
      else forged.searchParams.set('state', state);
      expect(await one.browser.comeBack(forged.href)).toBe(`${ORIGIN}/settings?sign-in=ended`);
    }
    await expectUnchanged(one, 'Kept');
    expect(await one.browser.comeBack(callback)).toBe(`${ORIGIN}/settings`);
  });

  it('since its code was used before, is refused', async () => {
    const one = await somebody('Kept');
    const callback = await one.browser.visit(await one.browser.leave(), 'Ivo');
    const thief = one.browser.copy();
    expect(await one.browser.comeBack(callback)).toBe(`${ORIGIN}/settings`);
    expect(await one.browser.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=ended`);
    expect(await thief.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=refused`);
  });

  it('with a code of somebody else’s attempt is refused, for the verifier does not fit', async () => {
    const [one, other] = [await somebody('Kept'), await somebody('Theirs')];
    const callback = new URL(await one.browser.visit(await one.browser.leave(), 'Jo'));
    const stolen = new URL(await other.browser.visit(await other.browser.leave(), 'Kim'));
    callback.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await one.browser.comeBack(callback.href)).toBe(`${ORIGIN}/settings?sign-in=refused`);
    await expectUnchanged(one, 'Kept');
  });

  it('whose token was made for another nonce is refused', async () => {
    const one = await somebody('Kept');
    const asked = new URL(await one.browser.leave());
    asked.searchParams.set('nonce', 'another');
    const callback = await one.browser.visit(asked.href, 'Lea');
    expect(await one.browser.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=refused`);
    await expectUnchanged(one, 'Kept');
  });

  it('that another provider answered is refused', async () => {
    const one = await somebody('Kept');
    const callback = new URL(await one.browser.visit(await one.browser.leave(), 'Max'));
    callback.searchParams.set('iss', 'https://evil.example');
    expect(await one.browser.comeBack(callback.href)).toBe(`${ORIGIN}/settings?sign-in=refused`);
    await expectUnchanged(one, 'Kept');
  });

  it('with a forged attempt is nobody’s', async () => {
    const one = await somebody('Kept');
    const callback = new URL(await one.browser.visit(await one.browser.leave(), 'Nia'));
    const identity = one.browser.set.findLast((field) => field.startsWith('midair_me='))!.split(';')[0];
    const [, text, signature] = /midair_sign_in=([\w-]+)\.([\w-]+)/.exec(one.browser.set.at(-1)!)!;
    const other = Buffer.from(
      Buffer.from(text!, 'base64url').toString().replace('/settings', '/documents'),
    ).toString('base64url');
    for (const value of [`${other}.${signature}`, `${text}.${'A'.repeat(43)}`, text, '', `.${signature}`]) {
      const headers = { cookie: `${identity}; midair_sign_in=${value}` };
      const answered = await one.browser.send('GET', `${callback.pathname}${callback.search}`, headers);
      expect(answered.headers.get('Location')).toBe(`${ORIGIN}/settings?sign-in=ended`);
    }
    await expectUnchanged(one, 'Kept');
  });

  it('that took longer than ten minutes is over', async () => {
    const { ports } = await services();
    const clock = vi.spyOn(ports, 'now');
    onTestFinished(() => clock.mockRestore());
    const now = Date.now();
    for (const [later, to] of [
      [599_999, '/settings'],
      [600_000, '/settings?sign-in=ended'],
    ] as const) {
      const { browser } = await somebody('Kept');
      clock.mockReturnValue(now);
      const callback = await browser.visit(await browser.leave(), 'Oda');
      clock.mockReturnValue(now + later);
      expect(await browser.comeBack(callback)).toBe(`${ORIGIN}${to}`);
    }
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    '/\t/evil.example',
  ])('leads nowhere else afterwards: %j', async (to) => {
    const { browser } = await somebody('Kept');
    expect(await browser.signIn('Pia', to)).toBe(`${ORIGIN}/`);
  });

  it.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Host: 'localhost:3000' },
  ])('begun by another site or under another name is begun on our own page: %j', async (headers) => {
    const browser = new Browser();
    const answered = await browser.send('GET', '/api/sign-in', headers);
    expect(answered.headers.get('Location')).toBe(`${ORIGIN}/settings`);
    expect(browser.set.some((field) => field.includes('midair_sign_in'))).toBe(false);
  });
});

describe('signing out', () => {
  it('makes the browser somebody new, who gets back by signing in', async () => {
    const { browser, me } = await somebody('Mine');
    await browser.signIn('Quin');
    expect((await browser.send('POST', '/api/sign-out')).status).toBe(204);
    expect((await browser.me()).id).not.toBe(me.id);
    expect(await browser.documents()).toEqual([]);
    expect(await browser.account()).toMatchObject({ signedIn: false });
    await browser.signIn('Quin');
    expect((await browser.me()).id).toBe(me.id);
  });

  it('leaves whoever has no account who they are', async () => {
    const { browser, me } = await somebody('Mine');
    expect((await browser.send('POST', '/api/sign-out')).status).toBe(204);
    expect(await browser.me()).toEqual(me);
  });

  it('is nothing that another site can do', async () => {
    const { browser, me } = await somebody('Mine');
    await browser.signIn('Rae');
    const refused = await browser.send('POST', '/api/sign-out', { 'Sec-Fetch-Site': 'cross-site' });
    expect(refused.status).toBe(403);
    expect((await browser.me()).id).toBe(me.id);
  });
});

describe('a provider that is down', () => {
  it('is said to be, and changes nothing', async () => {
    const one = { browser: new Browser() };
    await one.browser.write('Kept');
    const me = await one.browser.me();
    const callback = await one.browser.visit(await one.browser.leave(), 'Sam');
    await provider.close();
    expect(await one.browser.comeBack(callback)).toBe(`${ORIGIN}/settings?sign-in=unavailable`);
    expect(await one.browser.me()).toEqual(me);
    expect(await one.browser.account()).toMatchObject({ signedIn: false });
  });
});

describe('the log', () => {
  it('tells why a sign-in did not succeed, and no code, token, cookie or secret', () => {
    const all = logged.join('');
    for (const told of ['access_denied', 'invalid_grant', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED']) {
      expect(all).toContain(told);
    }
    secrets.add(provider.environment.OIDC_CLIENT_SECRET!);
    expect(secrets.size).toBeGreaterThan(200);
    expect([...secrets].filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).not.toMatch(/evil|eyJ|id_token|access_token|code=|\bat .*\.ts/);
  });
});
