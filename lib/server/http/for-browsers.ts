import { problemAnswer } from './answers';
import type { Call } from './call';
import type { Handler, Handlers } from './route';

/**
 * Handlers of what makes somebody who they are: tokens, devices, sign-in, a lab's teacher. Only a person on our own pages may do that, so
 * that a token that got into wrong hands cannot outlive its end by another, nor an allowed site what it was allowed.
 */
export function forBrowsers<Params>(handlers: Handlers<Params>): Handlers<Params> {
  const guarded = (handler: Handler<Params>): Handler<Params> => {
    return async (call) => (call.token || call.provenance === 'allowed' ? refused(call) : handler(call));
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([method, handler]) => [method, guarded(handler)]),
  ) as Handlers<Params>;
}

function refused(call: Call): Response {
  const who = call.token ? 'A token' : 'Another site';
  return problemAnswer(call, 'forbidden', {
    detail: `${who} may not do this: it is for a person who uses the pages of this server.`,
    message: `${who} may not do this. Nothing was changed. Use the pages of this server in a browser.`,
  });
}
