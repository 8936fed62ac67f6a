import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { SignInSettings } from '@/lib/server/sign-in-settings';
import { Provider } from './provider';

const settings = (issuer: string): SignInSettings => ({
  issuer,
  clientId: 'midair',
  clientSecret: 'hush: ü',
  name: 'the school',
  redirectUri: 'http://midair.test/api/sign-in/callback',
});

/** A server on a port of its own, until the test is over. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A provider that says of itself what `about` makes of its address, and has a token for nobody. */
async function provider(about: (issuer: string) => unknown, further?: RequestListener) {
  const asked: string[] = [];
  const issuer = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url !== '/.well-known/openid-configuration') return further?.(request, response);
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(about(issuer)));
  });
  return { issuer, asked };
}

const usual = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
});

const SECRETS = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };

it('is asked what it is when somebody first signs in, and again after an hour', async () => {
  const { issuer, asked } = await provider(usual);
  let now = 0;
  const one = new Provider(settings(issuer), () => now);
  expect(asked).toEqual([]);
  const both = await Promise.all([one.begin(), one.begin()]);
  for (const { url } of both) expect(url).toMatch(`${issuer}/auth?`);
  now = 3_599_999;
  await one.begin();
  expect(asked).toHaveLength(1);
  now = 3_600_000;
  await one.begin();
  expect(asked).toHaveLength(2);
});

it('that was down is asked again by whoever comes next', async () => {
  let down = true;
  const issuer = await serve((_, response) => {
    if (down) response.destroy();
    else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(usual(issuer)));
  });
  const one = new Provider(settings(issuer), () => 0);
  await expect(one.begin()).rejects.toMatchObject({ failure: 'unavailable' });
  down = false;
  expect((await one.begin()).url).toMatch(`${issuer}/auth?`);
});

it('that says it is somebody else, or nothing that makes sense, is refused', async () => {
  for (const about of [() => usual('https://evil.example'), () => [], () => 'hello']) {
    const { issuer } = await provider(about);
    await expect(new Provider(settings(issuer), () => 0).begin()).rejects.toMatchObject({
      failure: 'refused',
    });
  }
});

it.each([
  [undefined, 'basic'],
  [['client_secret_post', 'client_secret_basic'], 'basic'],
  [['client_secret_post'], 'post'],
])('gets the secret in the way that it takes: %j, %s', async (methods, way) => {
  const sent: unknown[] = [];
  const { issuer } = await provider(
    (issuer) => ({ ...usual(issuer), token_endpoint_auth_methods_supported: methods }),
    async (request, response) => {
      const content = new URLSearchParams(await text(request));
      sent.push([request.headers.authorization, content.get('client_secret'), content.get('code_verifier')]);
      response.statusCode = 400;
      response.setHeader('Content-Type', 'application/json').end('{"error":"invalid_grant"}');
    },
  );
  const one = new Provider(settings(issuer), () => 0);
  await expect(one.finish('?code=c&state=s', SECRETS)).rejects.toMatchObject({ code: 'invalid_grant' });
  const basic = `Basic ${btoa('midair:hush%3A+%C3%BC')}`;
  expect(sent).toEqual([
    way === 'basic' ? [basic, null, SECRETS.verifier] : [undefined, 'hush: ü', SECRETS.verifier],
  ]);
});

it.each([
  ['?error=access_denied&state=s', 'cancelled', 'access_denied'],
  ['?error=temporarily_unavailable&state=s', 'unavailable', 'temporarily_unavailable'],
  ['?error=server_error&state=s', 'unavailable', 'server_error'],
  ['?error=login_required&state=s', 'refused', 'login_required'],
  ['?error=%0AForged%20line&state=s', 'refused', 'unknown'],
  [`?error=${'x'.repeat(41)}&state=s`, 'refused', 'unknown'],
  ['?state=s', 'refused', 'OAUTH_INVALID_RESPONSE'],
  ['?code=c&code=d&state=s', 'refused', 'OAUTH_INVALID_RESPONSE'],
])('sends somebody back with %s: %s', async (query, failure, code) => {
  const { issuer } = await provider(usual);
  const coming = new Provider(settings(issuer), () => 0).finish(query, SECRETS);
  await expect(coming).rejects.toMatchObject({ failure, code });
});

it.each([
  [500, 'unavailable'],
  [503, 'unavailable'],
  [404, 'refused'],
  [200, 'refused'],
])('that answers %i where it should have a token: %s', async (status, failure) => {
  const { issuer } = await provider(usual, (_, response) => {
    response.statusCode = status;
    response.end('not what was agreed on');
  });
  const coming = new Provider(settings(issuer), () => 0).finish('?code=c&state=s', SECRETS);
  await expect(coming).rejects.toMatchObject({ failure });
  await coming.catch((error: Error) => expect(error.cause).toBeUndefined());
});
