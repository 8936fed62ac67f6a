import { type Exchange, type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import {
  CLIENT_FIELD,
  DELAY_FIELD,
  documentTarget,
  EXCHANGE_FIELD,
  GATE_FIELD,
  lockTarget,
} from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
import { exchangeOver, type Sent, sentNow } from './exchange-over';
import { awaitGate, openGate, resetLab } from './lab-api';
import type { LabServer, SendOptions } from './lab-server';

/** How long the server holds back an answer that is to be lost, and when the client stops waiting for it. */
const HELD_BACK = 1500;
const PATIENCE = 600;

/**
 * A lab on the real server. `tokenOf` gives the token of a person; `onExchange` hears of every exchange, and
 * `onSend` of every request before it is answered.
 */
export function httpLabServer(
  labId: string,
  tokenOf: (person: string) => string | undefined,
  onExchange: (exchange: Exchange) => void = () => undefined,
  onSend: (exchange: Exchange) => void = () => undefined,
): LabServer {
  let count = 0;
  /** Who was last sent to each gate: a gate is its client's own. */
  const atGate = new Map<string, string>();
  const holderOf = (gate: string) => tokenOf(atGate.get(gate) ?? '');
  return {
    documentTarget: documentTarget(labId),
    lockTarget: lockTarget(labId),
    async send(person, request, options = {}) {
      count += 1;
      if (options.gate) atGate.set(options.gate, person);
      const fields = fieldsOf(request, tokenOf(person), options);
      const sent = sentNow(`${labId}:${person}:${count}`, person, { ...request, fields });
      onSend({ ...unanswered(sent, sent.startedAt), pending: true });
      const exchange = await answered(sent, options);
      onExchange(exchange);
      return exchange;
    },
    awaitGate: (gate) => awaitGate(labId, gate, holderOf(gate)),
    openGate: async (gate) => {
      await openGate(labId, gate, holderOf(gate));
      atGate.delete(gate);
    },
    reset: async () => (await resetLab(labId)).start,
  };
}

/** What the request itself carries, and what the lab needs to know beside it. */
function fieldsOf(request: LabRequest, token: string | undefined, options: SendOptions): readonly Field[] {
  const fields: Field[] = [...request.fields];
  if (token) fields.push([CLIENT_FIELD, token]);
  if (options.gate) fields.push([GATE_FIELD, options.gate]);
  if (options.loseAnswer) fields.push([DELAY_FIELD, String(HELD_BACK)]);
  return fields;
}

async function answered(sent: Sent, { signal, loseAnswer }: SendOptions): Promise<Exchange> {
  const signals = [...(signal ? [signal] : []), ...(loseAnswer ? [AbortSignal.timeout(PATIENCE)] : [])];
  try {
    const exchange = await exchangeOver(
      sent,
      signals.length > 0 ? { signal: AbortSignal.any(signals) } : undefined,
    );
    return { ...exchange, id: fieldOf(exchange.responseFields, EXCHANGE_FIELD) ?? sent.id };
  } catch (fault) {
    if (!loseAnswer || signal?.aborted) throw fault;
    return { ...unanswered(sent, Date.now()), answerLost: true };
  }
}

function unanswered(sent: Sent, endedAt: number): Exchange {
  return { ...sent, status: 0, responseFields: [], responseBody: null, endedAt };
}
