import { expect, it } from 'vitest';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });

it('where no provider is named there is no sign-in, and signing out leaves everybody who they are', async () => {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  for (const headers of [{ cookie: '' }, { cookie }]) {
    for (const address of ['/api/sign-in', '/api/sign-in?to=/', '/api/sign-in/callback?code=a&state=b']) {
      const answer = await api('GET', address, { headers });
      expect([answer.status, answer.headers.has('Location')]).toEqual([404, false]);
    }
    const answer = await api('POST', '/api/sign-out', { headers });
    expect([answer.status, answer.headers.has('Set-Cookie')]).toEqual([204, false]);
  }
  const account = await api('GET', '/api/me/account', { headers: { cookie } });
  expect(await account.json()).toEqual({ provider: null, signedIn: false });
});
