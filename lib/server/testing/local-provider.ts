import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

/** A provider of OpenID Connect on this machine, at which anybody is who they say they are. */
export interface LocalProvider {
  readonly issuer: string;
  /** What lets the application, reached at `publicUrl`, use it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const CLIENT = { client_id: 'midair', client_secret: 'a secret that no log may have' };

const PAGE = `<!doctype html><html lang="en"><title>Local provider</title><form method="post">
<label>Your name <input name="name" required></label> <button>Continue</button></form>
<form method="post"><button>Cancel</button></form></html>`;

/** Starts a provider for the application that people reach at `publicUrl`; a name, in small letters, is the subject. */
export async function startProvider(publicUrl: string): Promise<LocalProvider> {
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${publicUrl}/api/sign-in/callback`] }],
    claims: { openid: ['sub'], profile: ['name'] },
    cookies: { keys: ['of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, name) => ({
      accountId: name,
      claims: () => ({ sub: name.toLowerCase(), name }),
    }),
    // Nobody is asked whether the application may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const { clientId } = oidc.client;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  server.on('request', (request, response) => {
    const served = request.url?.startsWith('/interaction/')
      ? interact(provider, request, response)
      : serve(request, response);
    served.catch(() => response.destroy());
  });
  return {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: 'the school',
      PUBLIC_URL: publicUrl,
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks for a name; without one the person does not want to sign in. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(PAGE);
    return;
  }
  const name = new URLSearchParams(await text(request)).get('name');
  await provider.interactionFinished(
    request,
    response,
    name === null
      ? { error: 'access_denied', error_description: 'They did not want to.' }
      : { login: { accountId: name } },
    { mergeWithLastSubmission: false },
  );
}
