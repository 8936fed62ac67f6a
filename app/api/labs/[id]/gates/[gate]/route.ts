import { emptyAnswer, freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import type { GatePlace } from '@/lib/server/labs/gate-repository';
import { isGateName } from '@/lib/server/labs/gates';
import { labsOf } from '@/lib/server/labs/labs';
import { memberOf } from '@/lib/server/labs/member';
import { anyLab, isTeacher } from '@/lib/server/labs/request';

/** How long an arrival is waited for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The gate that the address names: of the client as whom the request is sent, or of any client where the teacher asks.
 * 404 where it could be none, 403 for everybody else.
 */
const ownGate: Input<{ readonly id: string; readonly gate: string }, GatePlace> = async (call) => {
  const lab = await anyLab(call);
  if (lab instanceof Response) return lab;
  const name = call.params.gate;
  if (!isGateName(name)) return problemAnswer(call, 'not_found', { detail: 'There is no such gate.' });
  const member = memberOf(call, lab);
  if (member instanceof Response) return member;
  if (member || (await isTeacher(call, lab))) return { labId: lab.id, client: member?.index ?? null, name };
  return problemAnswer(call, 'forbidden', {
    detail: 'A gate is for the client whose PUT is held at it, and for the teachers of the lab.',
    message: 'Only clients of this lab have gates, each its own. Nothing was changed.',
  });
};

/** Answers when a PUT stands at the gate, or when it was answered without. */
const wait = takes({ gate: ownGate }, async (call, { gate }) => {
  const { gates } = labsOf(call.services);
  const state = await gates.arrival(gate, PATIENCE, call.request.signal);
  return freshAnswer(200, { state });
});

/** Opens the gate. */
const open = takes({ gate: ownGate }, async (call, { gate }) => {
  if (await labsOf(call.services).gates.open(gate)) return emptyAnswer(204, {});
  return problemAnswer(
    call,
    'too_many_requests',
    { detail: 'So many gates of one client are in use already.' },
    { 'Retry-After': '30' },
  );
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/gates/[gate]', {
  GET: wait,
  DELETE: open,
});
