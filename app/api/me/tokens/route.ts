import { z } from 'zod';
import { personContent } from '@/lib/documents/use-cases/rename-person';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { jsonAnswer } from '@/lib/server/http/json-answer';
import { jsonContent } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { tokenJson } from '@/lib/server/http/token-json';
import { MOST_TOKENS, makeToken, tokensOf } from '@/lib/server/identity/api-tokens';

const YEAR = 366 * 24 * 60 * 60;

const wanted = jsonContent(
  z.strictObject({
    name: personContent.shape.name,
    /** Seconds for which it works; without it, until it is revoked. */
    expiresIn: z.int().min(60).max(YEAR).optional(),
  }),
  { message: 'This token could not be made. Nothing was changed.' },
);

async function list(call: Call): Promise<Response> {
  const tokens = call.caller ? await tokensOf(call.services, call.caller.id) : [];
  return jsonAnswer(call, tokens.map(tokenJson));
}

/** Makes a token. It overwrites nothing, and so needs no precondition. Its secret is in this answer and in no other. */
const make = takes({ content: wanted }, async (call, { content: { name, expiresIn } }) => {
  const { id: personId } = await call.person();
  const lasting = expiresIn === undefined ? null : expiresIn * 1_000;
  const made = await makeToken(call.services, { personId, name, lasting });
  if (!made) {
    return problemAnswer(call, 'too_many_tokens', { detail: `A person has at most ${MOST_TOKENS} tokens.` });
  }
  const { token, secret } = made;
  return freshAnswer(201, { ...tokenJson(token), secret }, { Location: `${call.url.pathname}/${token.id}` });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/me/tokens',
  forBrowsers({ GET: list, POST: make }),
);
