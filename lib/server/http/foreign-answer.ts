import { firstTime } from '@/lib/server/first-times';
import { problemAnswer } from './answers';
import type { Call } from './call';
import { isOnlyUnknown } from './cross-origin';

/** By this a client tells that it is about where the write came from, and not about what its person may do. */
const BY_ORIGIN = { extensions: { reason: 'origin' } };

/**
 * To a write that a site sends which may not. It may also be a page of ours, under an address that a proxy does not pass
 * on: then the answer and, once for each, the log say what mends it.
 */
export function foreignAnswer(call: Call): Response {
  const { headers } = call.request;
  if (!isOnlyUnknown(headers)) {
    return problemAnswer(call, 'forbidden', {
      ...BY_ORIGIN,
      detail: 'This site may not write here: its origin is not among those that are allowed.',
      message: 'Another site tried to change something here. Nothing was changed.',
    });
  }
  const origin = headers.get('origin');
  const host = headers.get('host');
  if (firstTime(`origin ${origin}`)) {
    call.log.warn(
      { origin, host },
      'refused: a write from an origin that is not the host asked for; if it is our own, set PUBLIC_URL to it',
    );
  }
  return problemAnswer(call, 'forbidden', {
    ...BY_ORIGIN,
    detail: `The Origin ${origin} does not fit the Host ${host}. If the origin is the address of this server, set PUBLIC_URL to it. If it is another site that may write here, add it to CORS_ORIGINS.`,
    message:
      'This came from an address that the server does not know as its own. Nothing was changed. The operator of the server has to set PUBLIC_URL to the address that people use.',
  });
}
