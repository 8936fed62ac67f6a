import { emptyAnswer, freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import { gateKey, isGateName } from '@/lib/server/labs/gates';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab } from '@/lib/server/labs/request';

/** How long an arrival is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** The name of the gate that the address names, in its lab; 404 where it could be none. */
const anyGate: Input<{ readonly gate: string }, string> = (call) => {
  const { gate } = call.params;
  return isGateName(gate) ? gate : problemAnswer(call, 'not_found', { detail: 'There is no such gate.' });
};

/** Answers when a PUT stands at the gate, or when it was answered without. */
const wait = takes({ lab: anyLab, gate: anyGate }, async (call, { lab, gate }) => {
  const { gates } = labsOf(call.services);
  const state = await gates.arrival(gateKey(lab.id, gate), PATIENCE, call.request.signal);
  return freshAnswer(200, { state });
});

/** Opens the gate. */
const open = takes({ lab: anyLab, gate: anyGate }, async (call, { lab, gate }) => {
  labsOf(call.services).gates.open(gateKey(lab.id, gate));
  return emptyAnswer(204, {});
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/gates/[gate]', {
  GET: wait,
  DELETE: open,
});
