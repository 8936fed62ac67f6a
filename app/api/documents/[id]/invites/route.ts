import { z } from 'zod';
import { MAX_NAME_LENGTH } from '@/lib/documents/people/person';
import { describeSharing } from '@/lib/documents/use-cases/describe-sharing';
import { inviteSomebody } from '@/lib/documents/use-cases/invites';
import { oneLine } from '@/lib/documents/use-cases/one-line';
import { inTurn } from '@/lib/server/http/in-turn';
import { jsonAnswer, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { jsonContent } from '@/lib/server/http/json-content';
import { ownedDocument } from '@/lib/server/http/owned-document';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { inviteJson } from '@/lib/server/http/sharing-json';
import { takes } from '@/lib/server/http/takes';

const DAY = 24 * 60 * 60;

const wanted = jsonContent(
  z.strictObject({
    access: z.enum(['edit', 'view']),
    label: oneLine('A label', { least: 0, most: MAX_NAME_LENGTH }).default(''),
    /** Seconds for which it can be used. */
    expiresIn: z
      .int()
      .min(60)
      .max(30 * DAY)
      .default(7 * DAY),
  }),
  { message: 'This invite could not be made. Nothing was changed.' },
);

const list = takes({ document: ownedDocument }, async (call, { document }) => {
  const { invites } = await describeSharing(call.services.ports, document);
  return jsonAnswer(
    call,
    invites.map((invite) => inviteJson(call, document.id, invite)),
  );
});

/**
 * Makes an invite. It overwrites nothing, and so needs no precondition; of many at once each waits for its turn, but not for
 * those who save the text.
 */
const create = takes({ document: ownedDocument, content: wanted }, async (call, { document, content }) => {
  const request = {
    id: document.id,
    caller: call.caller,
    access: content.access,
    label: content.label,
    lasting: content.expiresIn * 1_000,
  };
  const outcome = await inTurn(call, `${document.id}/invites`, () =>
    inviteSomebody(call.services.ports, request),
  );
  if (outcome.kind !== 'invited') return refusalAnswer(call, outcome);
  const { invite } = outcome;
  const made = inviteJson(call, document.id, { ...invite, person: null });
  const location = `${call.url.pathname}/${invite.id}`;
  return representationAnswer(201, jsonRepresentation(made), { Location: location });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/invites', {
  GET: list,
  POST: create,
});
