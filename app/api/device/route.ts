import { z } from 'zod';
import { describePeople } from '@/lib/documents/people/describe-people';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { jsonContent } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { type DeviceLink, findDeviceLink, takeDeviceLink } from '@/lib/server/identity/device-links';

/** The field that carries the secret of a link: addresses stand in logs. */
const FIELD = 'Device';

const used = jsonContent(z.strictObject({ secret: z.string().max(100) }), {
  message: 'This link could not be read. Nothing was changed. Check that the whole link was copied.',
});

/** Tells whom a link would make this browser, and changes nothing. */
async function look(call: Call): Promise<Response> {
  const secret = call.request.headers.get(FIELD);
  if (secret === null) {
    return problemAnswer(call, 'bad_request', {
      detail: `${FIELD} is missing. It is the part after # in the link.`,
    });
  }
  const link = await findDeviceLink(call.services, secret.trim());
  return isOver(link) ? overAnswer(call, link) : offer(call, link);
}

/** Makes this browser the person of a link. What it had comes along, unless whoever it was has an account. */
const become = takes({ content: used }, async (call, { content: { secret } }) => {
  const { services, caller } = call;
  const link = await takeDeviceLink(services, secret, caller?.id ?? null);
  if (isOver(link)) return overAnswer(call, link);
  call.become(link.personId);
  call.log.info({ person: link.personId }, 'one more device');
  return offer(call, link);
});

async function offer(call: Call, { personId, expiresAt }: DeviceLink): Promise<Response> {
  const personOf = await describePeople(call.services.ports.people, [personId]);
  const { id, name, colour } = personOf(personId);
  return freshAnswer(200, { person: { id, name, colour }, expiresAt: expiresAt.toISOString() });
}

type Over = 'used' | 'expired' | null;

function isOver(link: DeviceLink | Over): link is Over {
  return link === null || typeof link === 'string';
}

function overAnswer(call: Call, over: Over): Response {
  if (over === null) {
    return problemAnswer(call, 'not_found', {
      detail: 'There is no link with this secret, or it ended long ago.',
      message: 'There is no such link. Check that the whole link was copied, or make a new one.',
    });
  }
  const why = over === 'used' ? 'has been used: it works once' : 'is more than 5 minutes old';
  return problemAnswer(call, 'device_link_ended', {
    detail: `The link ${why}.`,
    message: `This link ${why}. Nothing was changed. Make a new one on your other device.`,
    extensions: { reason: over },
  });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/device',
  forBrowsers({ GET: look, POST: become }),
);
