import { acceptInvitation, type Invitation, readInvitation } from '@/lib/documents/use-cases/invitation';
import { BY_CALLER, problemAnswer } from '@/lib/server/http/answers';
import { inTurn } from '@/lib/server/http/in-turn';
import { INVITATION, readInvitationToken } from '@/lib/server/http/invitation-token';
import { jsonAnswer, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';

/** The invite that the request holds. In a field of its own, since addresses stand in logs. */
const held: Input<unknown, Invitation> = (call) => {
  const token = call.request.headers.get(INVITATION);
  if (token === null) {
    return problemAnswer(call, 'bad_request', {
      detail: `${INVITATION} is missing. It is the part after # in the link.`,
    });
  }
  return (
    readInvitationToken(token, call.services.keys) ??
    problemAnswer(call, 'not_found', {
      detail: `${INVITATION} names no invite.`,
      message: 'There is no such invitation. Check that the whole link was copied.',
    })
  );
};

const look = takes({ invitation: held }, async (call, { invitation }) => {
  const outcome = await readInvitation(call.services.ports, invitation, call.caller);
  if (outcome.kind !== 'invitation') return refusalAnswer(call, outcome);
  const { document, state, access, from, invite } = outcome;
  const [newest] = await call.services.ports.documents.history(document.id, null, 1);
  return jsonAnswer(
    call,
    {
      document: document.id,
      title: newest?.title ?? '',
      access,
      from,
      expiresAt: invite?.expiresAt.toISOString() ?? null,
      state,
    },
    { Vary: `${BY_CALLER}, ${INVITATION}` },
  );
});

const accept = takes({ invitation: held }, async (call, { invitation }) => {
  const person = await call.person();
  const outcome = await inTurn(call, `${invitation.documentId}/invitation`, () =>
    acceptInvitation(call.services.ports, invitation, person),
  );
  if (outcome.kind !== 'accepted') return refusalAnswer(call, outcome);
  const accepted = { document: invitation.documentId, access: outcome.access };
  return representationAnswer(200, jsonRepresentation(accepted), { 'Cache-Control': 'no-store' });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/invitation', {
  GET: look,
  POST: accept,
});
