import { type Answer, send } from './http';
import type { Server } from './server';

/** The cookie by which a browser is known, of an answer that gave it one; `null` where it gave none. */
export function identityIn({ raw }: Answer): string | null {
  const set = raw
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, value]) => value.split(';')[0]!);
  return set.find((cookie) => cookie.startsWith('midair_me=')) ?? null;
}

/** Signs in as somebody of a name, in the browser of a cookie; the cookie that the browser has then. */
export async function signIn({ address, issuer }: Server, cookie: string, name: string): Promise<string> {
  const begun = await send(address, 'GET', '/api/sign-in', { headers: { cookie } });
  const attempt = begun.fields['set-cookie']!.split(';')[0]!;
  const kept = new Map<string, string>();
  let at = begun.fields.location!;
  while (at.startsWith(issuer)) {
    const asked = at.includes('/interaction/');
    const answer: Response = await fetch(at, {
      method: asked ? 'POST' : 'GET',
      body: asked ? new URLSearchParams({ name }) : null,
      redirect: 'manual',
      headers: { cookie: [...kept].map((pair) => pair.join('=')).join('; ') },
    });
    for (const field of answer.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(field)!;
      kept.set(key!, value!);
    }
    at = new URL(answer.headers.get('location')!, at).href;
  }
  const headers = { cookie: `${cookie}; ${attempt}` };
  const back = await send(address, 'GET', at.slice(address.length), { headers });
  if (back.fields.location !== `${address}/`) throw new Error(`Signing in led to ${back.fields.location}.`);
  return identityIn(back) ?? cookie;
}
