import { CLIENT_FIELD } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { type LabMember, readLabToken } from './client-token';
import type { Lab } from './lab';

/** The client of a lab as whom a request is sent; `null` where it says nothing of that, 401 where it says what is not so. */
export function memberOf(call: Call, lab: Lab): LabMember | null | Response {
  const token = call.request.headers.get(CLIENT_FIELD);
  const member = token === null ? null : readLabToken(token, lab.id, call.services.keys);
  if (token === null || (member && member.index < lab.joined)) return member;
  return problemAnswer(
    call,
    'unauthorized',
    { detail: `${CLIENT_FIELD} is not the token of a client of this lab.` },
    // A challenge is due with every 401 (RFC 9110 §15.5.2); the scheme is the field's own.
    { 'WWW-Authenticate': `${CLIENT_FIELD} realm="this lab"` },
  );
}

/** The answer to whoever would have to be a client of the lab, and does not say that they are. */
export function notAMember(call: Call): Response {
  return problemAnswer(call, 'forbidden', {
    detail: `Only a client of this lab may do this; ${CLIENT_FIELD} says who one is.`,
    message: 'Only somebody who joined this lab can do that. Nothing was changed.',
  });
}
