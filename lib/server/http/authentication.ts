import { noteUse, tokenOf } from '@/lib/server/identity/api-tokens';
import { bearerSecret } from '@/lib/server/identity/token-secret';
import { problemAnswer } from './answers';
import type { Call } from './call';
import { tooManyWrongTokens } from './under-limits';

/**
 * Finds out as whom a request with `Authorization: Bearer` is sent. It counts alone: beside it no cookie does, and where it
 * is not good the answer is 401 (RFC 6750 §3), or 429 once too many came from one address. `null`: the request may go on.
 */
export async function authenticate(call: Call): Promise<Response | null> {
  const { services } = call;
  const secret = bearerSecret(call.request.headers.get('authorization'));
  if (secret === null) return null;
  const token = secret === 'malformed' ? null : await tokenOf(services, secret);
  call.actBy(token);
  if (!token) {
    const tooMany = await tooManyWrongTokens(call);
    return tooMany ?? unauthorized(call, secret === 'malformed');
  }
  // Whoever reads while the database takes no writes reads on.
  await noteUse(services, token).catch((error) =>
    call.log.warn({ err: error }, 'the use of a token could not be noted'),
  );
  return null;
}

function unauthorized(call: Call, malformed: boolean): Response {
  return problemAnswer(
    call,
    'unauthorized',
    {
      detail: malformed
        ? 'Authorization: Bearer does not contain a token of this server.'
        : 'The token is not known, has expired or was revoked.',
      message:
        'This token does not work, or it no longer works. Nothing was changed. Make a new one under Settings.',
    },
    { 'WWW-Authenticate': 'Bearer realm="midair", error="invalid_token"' },
  );
}
