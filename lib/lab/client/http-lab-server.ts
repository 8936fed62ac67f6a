import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import {
  CLIENT_FIELD,
  DELAY_FIELD,
  documentTarget,
  EXCHANGE_FIELD,
  GATE_FIELD,
  lockTarget,
} from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
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
  return {
    documentTarget: documentTarget(labId),
    lockTarget: lockTarget(labId),
    async send(person, request, options = {}) {
      count += 1;
      const exchange = await exchangeOver(labId, person, tokenOf(person), request, options, count, onSend);
      onExchange(exchange);
      return exchange;
    },
    awaitGate: (gate) => awaitGate(labId, gate),
    openGate: (gate) => openGate(labId, gate),
    reset: async () => (await resetLab(labId)).start,
  };
}

async function exchangeOver(
  labId: string,
  client: string,
  token: string | undefined,
  request: LabRequest,
  options: SendOptions,
  count: number,
  onSend: (exchange: Exchange) => void,
): Promise<Exchange> {
  const fields: Field[] = [...request.fields];
  if (token) fields.push([CLIENT_FIELD, token]);
  if (options.gate) fields.push([GATE_FIELD, options.gate]);
  if (options.loseAnswer) fields.push([DELAY_FIELD, String(HELD_BACK)]);
  const sent = {
    client,
    method: request.method,
    target: request.target,
    requestFields: fields,
    requestBody: request.body,
    startedAt: Date.now(),
  };
  onSend({
    ...sent,
    id: `${labId}:${client}:${count}`,
    status: 0,
    responseFields: [],
    responseBody: null,
    endedAt: sent.startedAt,
    pending: true,
  });
  const signals = [
    ...(options.signal ? [options.signal] : []),
    ...(options.loseAnswer ? [AbortSignal.timeout(PATIENCE)] : []),
  ];
  try {
    const response = await fetch(request.target, {
      method: request.method,
      // A field sent twice would be joined; the lab never needs that.
      headers: fields.map(([name, value]) => [name, value]),
      // What is answered has to come from the server, never from the browser's own cache.
      cache: 'no-store',
      ...(request.body === null ? {} : { body: request.body }),
      ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}),
    });
    const text = await response.text();
    return {
      ...sent,
      id: response.headers.get(EXCHANGE_FIELD) ?? `${labId}:${client}:${count}`,
      status: response.status,
      responseFields: [...response.headers],
      responseBody: text === '' ? null : text,
      endedAt: Date.now(),
    };
  } catch (fault) {
    if (!options.loseAnswer || options.signal?.aborted) throw fault;
    return {
      ...sent,
      id: `${labId}:${client}:${count}`,
      status: 0,
      responseFields: [],
      responseBody: null,
      endedAt: Date.now(),
      answerLost: true,
    };
  }
}
