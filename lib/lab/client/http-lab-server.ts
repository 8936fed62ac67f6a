import { type Exchange, type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import {
  DELAY_FIELD,
  documentTarget,
  EXCHANGE_FIELD,
  GATE_FIELD,
  lockTarget,
} from '@/lib/lab/people/lab-view';
import { exchangeOver, type Sent, sentBy } from './exchange-over';
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
  const sentAs = sentBy(labId, tokenOf);
  /** Who was last sent to each gate: a gate is its client's own. */
  const atGate = new Map<string, string>();
  const holderOf = (gate: string) => tokenOf(atGate.get(gate) ?? '');
  return {
    documentTarget: documentTarget(labId),
    lockTarget: lockTarget(labId),
    placeOf: (person) => placeIn(tokenOf(person)),
    async send(person, request, options = {}) {
      if (options.gate) atGate.set(options.gate, person);
      const sent = sentAs(person, { ...request, fields: [...request.fields, ...labFields(options)] });
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

/** What the lab needs to know beside the request itself. */
function labFields({ gate, loseAnswer }: SendOptions): readonly Field[] {
  return [
    ...(gate ? ([[GATE_FIELD, gate]] as const) : []),
    ...(loseAnswer ? ([[DELAY_FIELD, String(HELD_BACK)]] as const) : []),
  ];
}

/** A token begins with the number of those who joined before. */
function placeIn(token = ''): number {
  return Number(/^\d+/.exec(token)?.[0] ?? 0);
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
