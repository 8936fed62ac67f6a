import { freshAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { makeDeviceLink } from '@/lib/server/identity/device-links';

/** Makes a link to another device. Its secret stands in the fragment, which browsers send to nobody. */
async function make(call: Call): Promise<Response> {
  const { id } = await call.person();
  const { secret, expiresAt } = await makeDeviceLink(call.services, id);
  return freshAnswer(201, {
    url: `${call.target.base}/device#${secret}`,
    expiresAt: expiresAt.toISOString(),
  });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/me/devices',
  forBrowsers({ POST: make }),
);
