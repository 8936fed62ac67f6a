import { describeSharing } from '@/lib/documents/use-cases/describe-sharing';
import { revokeInvite } from '@/lib/documents/use-cases/invites';
import { emptyAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { inTurn } from '@/lib/server/http/in-turn';
import {
  type JsonRepresentation,
  jsonRepresentation,
  preconditionAnswer,
  readAnswerOf,
} from '@/lib/server/http/json-answer';
import { ownedDocument } from '@/lib/server/http/owned-document';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { inviteJson } from '@/lib/server/http/sharing-json';
import { type Input, takes } from '@/lib/server/http/takes';

type Params = { readonly id: string; readonly invite: string };

/** The invite that the address names, to the owner of its document. */
const named: Input<Params, JsonRepresentation> = async (call) => {
  const document = await ownedDocument(call as Call as Call<Params>);
  if (document instanceof Response) return document;
  const { invites } = await describeSharing(call.services.ports, document);
  const invite = invites.find(({ id }) => id === call.params.invite);
  if (!invite) return refusalAnswer(call, { kind: 'missing' });
  return jsonRepresentation(inviteJson(call, document.id, invite));
};

const read = takes({ invite: named }, async (call, { invite }) => readAnswerOf(call, invite));

/**
 * Takes the invite back: its link stops, and whoever used it loses what it gave. It overwrites nothing that anybody wrote,
 * so it needs no precondition; one that is sent counts.
 */
const revoke = takes({ invite: named }, async (call, { invite }) => {
  const refused = preconditionAnswer(call, invite, {});
  if (refused) return refused;
  const { id, invite: inviteId } = call.params;
  const request = { id: id.toLowerCase(), caller: call.caller, invite: inviteId };
  const outcome = await inTurn(call, `${request.id}/invites`, () =>
    revokeInvite(call.services.ports, request),
  );
  return outcome.kind === 'revoked' ? emptyAnswer(204, {}) : refusalAnswer(call, outcome);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/invites/[invite]',
  { GET: read, DELETE: revoke },
);
