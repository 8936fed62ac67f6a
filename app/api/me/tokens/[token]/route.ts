import { emptyAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import {
  type JsonRepresentation,
  jsonRepresentation,
  preconditionAnswer,
  readAnswerOf,
} from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import { tokenJson } from '@/lib/server/http/token-json';
import { revokeToken, tokensOf } from '@/lib/server/identity/api-tokens';

type Params = { readonly token: string };

/** The token that the address names, to its person. */
const named: Input<Params, JsonRepresentation> = async (call) => {
  const tokens = call.caller ? await tokensOf(call.services, call.caller.id) : [];
  const token = tokens.find(({ id }) => id === call.params.token);
  return token ? jsonRepresentation(tokenJson(token)) : missing(call);
};

const read = takes({ token: named }, async (call, { token }) => readAnswerOf(call, token));

/** Ends the token for good. It overwrites nothing that anybody wrote, so it needs no precondition; one that is sent counts. */
const revoke = takes({ token: named }, async (call, { token }) => {
  const refused = preconditionAnswer(call, token, {});
  if (refused) return refused;
  const done = call.caller && (await revokeToken(call.services, call.caller.id, call.params.token));
  return done ? emptyAnswer(204, {}) : missing(call);
});

function missing(call: Call): Response {
  return problemAnswer(call, 'not_found', { detail: 'You have no such token.' });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/me/tokens/[token]',
  forBrowsers({ GET: read, DELETE: revoke }),
);
