import { answer, emptyAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { type Handler, route } from '@/lib/server/http/route';
import { labsOf } from '@/lib/server/labs/labs';
import { isGateName } from '@/lib/server/labs/recorded-route';
import { findLab } from '@/lib/server/labs/request';

type Params = { readonly id: string; readonly gate: string };

/** How long an arrival is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Answers when a PUT stands at the gate, or when it was answered without. */
const wait: Handler<Params> = async (call) => {
  const name = await gateName(call);
  if (name instanceof Response) return name;
  const state = await labsOf(call.services).gates.arrival(name, PATIENCE, call.request.signal);
  return answer(200, JSON.stringify({ state }), {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  });
};

/** Opens the gate. */
const open: Handler<Params> = async (call) => {
  const name = await gateName(call);
  if (name instanceof Response) return name;
  labsOf(call.services).gates.open(name);
  return emptyAnswer(204, {});
};

async function gateName(call: Call<Params>): Promise<string | Response> {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  const { gate } = call.params;
  return isGateName(gate)
    ? `${lab.id} ${gate}`
    : problemAnswer(call, 'not_found', { detail: 'There is no such gate.' });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/gates/[gate]', {
  GET: wait,
  DELETE: open,
});
