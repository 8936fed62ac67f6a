import fc from 'fast-check';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';

/** Traffic on a document that held no promise: blind saves, deletions, answers that nobody heard, requests sent again. */
export interface RandomTraffic {
  readonly start: StartingPoint;
  /** In the order in which the server acted on them. */
  readonly exchanges: readonly Exchange[];
  /** The document after as many exchanges; empty texts while it is deleted. */
  readonly after: readonly StartingPoint[];
}

const CLIENTS = ['Ana', 'Ben', 'Cleo', 'Dan'];

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });

const act = fc.record({
  client: fc.constantFrom(...CLIENTS),
  kind: fc.constantFrom('get', 'get', 'put', 'put', 'put', 'again', 'retitle', 'patch', 'delete', 'refused'),
  title: fc.array(fc.constantFrom('T', 'U', 'V'), { maxLength: 2 }),
  body: words,
  /** How long before the server acts it was sent, and how long after that it was answered. */
  sent: fc.nat(4),
  answered: fc.nat(4),
  heard: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** Any traffic of four clients whose requests overlap in every way. */
export const randomTraffic: fc.Arbitrary<RandomTraffic> = fc
  .array(act, { maxLength: 24 })
  .map((acts) => trafficOf({ version: 3, title: 'T', body: 'a b c' }, acts));

function trafficOf(start: StartingPoint, acts: readonly Act[]): RandomTraffic {
  let now: StartingPoint = start;
  const exchanges: Exchange[] = [];
  const after: StartingPoint[] = [start];
  for (const [index, each] of acts.entries()) {
    const exchange = carriedOut(each, index, now, exchanges.at(-1));
    exchanges.push(exchange);
    now = documentAfter(now, exchange, each);
    after.push(now);
  }
  return { start, exchanges, after };
}

function carriedOut(each: Act, index: number, now: StartingPoint, last: Exchange | undefined): Exchange {
  const at = index * 3 + 5;
  const made: Field = ['Document-Version', String(now.version + 1)];
  const shown: Field = ['Document-Version', String(now.version)];
  const texts = { title: each.title.join(' '), body: each.body.join(' ') };
  const exchange: Exchange = {
    id: `x${(index * 7) % 31}-${index}`,
    client: each.client,
    method: 'PUT',
    target: '/api/documents/d',
    requestFields: [],
    requestBody: JSON.stringify(texts),
    status: 204,
    responseFields: [made],
    responseBody: null,
    startedAt: at - each.sent,
    endedAt: at + each.answered,
    ...(each.heard ? {} : { answerLost: true }),
  };
  switch (each.kind) {
    case 'get':
      return {
        ...exchange,
        method: 'GET',
        requestBody: null,
        status: 200,
        responseFields: [shown],
        responseBody: JSON.stringify({ title: now.title, body: now.body }),
      };
    case 'again':
      // The same act once more, which was carried out already and is still the last.
      return last?.method === 'PUT' && last.status === 204
        ? { ...last, id: exchange.id, startedAt: at, endedAt: at + each.answered }
        : exchange;
    case 'retitle':
      return { ...exchange, method: 'PATCH', requestBody: JSON.stringify({ title: texts.title }) };
    case 'patch':
      return { ...exchange, method: 'PATCH', requestBody: '[]' };
    case 'delete':
      return { ...exchange, method: 'DELETE', requestBody: null, responseFields: [] };
    case 'refused':
      return {
        ...exchange,
        status: 412,
        responseFields: [],
        responseBody: JSON.stringify({ current: { version: now.version } }),
      };
    default:
      return exchange;
  }
}

function documentAfter(now: StartingPoint, exchange: Exchange, { kind, title, body }: Act): StartingPoint {
  const version = Number(exchange.responseFields[0]?.[1] ?? now.version);
  if (exchange.method === 'DELETE') return { version, title: '', body: '' };
  if (version === now.version) return now;
  const given = { version, title: title.join(' '), body: body.join(' ') };
  return kind === 'retitle' ? { ...given, body: now.body } : given;
}
