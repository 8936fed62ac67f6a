import { checkChain } from './check-chain';
import { checkOrder } from './check-order';
import type { Fault } from './fault';
import { outcomesOf } from './outcomes';
import type { Act, Exchange, TortureRecord } from './record';

/**
 * Proves of a record that nothing was lost, doubled, forked, made up or shown out of order: empty exactly where all of it can
 * be so. It knows nothing of how the record came about.
 */
export function checkHistory(record: TortureRecord): readonly Fault[] {
  const outcomes = outcomesOf(record);
  return [
    ...checkChain(record, outcomes),
    ...checkOrder(record, outcomes),
    ...checkTags(record),
    ...checkAnswers(record),
  ];
}

/** No tag stands for two contents, wherever it was met with one. */
function checkTags({ acts, exchanges, documents }: TortureRecord): readonly Fault[] {
  const contents = new Map<string, string>();
  const faults = new Map<string, Fault>();
  const met = (document: string | null, tag: string | null, content: string | null) => {
    if (document === null || tag === null || content === null) return;
    const key = `${document} ${tag}`;
    const known = contents.get(key) ?? content;
    contents.set(key, known);
    if (known !== content)
      faults.set(key, { kind: 'ambiguous', document, says: `${tag} of ${document} stands for two contents` });
  };
  for (const { id, versions, current } of documents) {
    for (const { tag, content } of versions) met(id, tag, content);
    if (current) met(id, current.tag, current.content);
  }
  for (const { act, document, answer } of exchanges) {
    if (typeof answer === 'string') continue;
    met(document, answer.tag, answer.content);
    if (act !== null && answer.status < 300) met(document, answer.tag, acts[act]!.content);
  }
  return [...faults.values()];
}

/** What the contract answers, besides 503 where something is out of reach. */
const ANSWERS: Readonly<Record<Act['kind'] | 'read', readonly number[]>> = {
  read: [200, 304, 404, 410],
  save: [200, 204, 412],
  patch: [200, 204, 404, 410, 412],
  create: [201, 412],
  make: [201],
  delete: [204, 404, 410, 412],
};

function checkAnswers({ acts, exchanges }: TortureRecord): readonly Fault[] {
  const isKnown = ({ act, answer }: Exchange) =>
    typeof answer === 'string' ||
    answer.status === 503 ||
    ANSWERS[act === null ? 'read' : acts[act]!.kind].includes(answer.status);
  return exchanges
    .filter((exchange) => !isKnown(exchange))
    .map(({ act, document, client, answer }) => {
      const asked = act === null ? 'a read' : `“${acts[act]!.mark}”`;
      const status = typeof answer === 'string' ? answer : answer.status;
      return { kind: 'unexpected', document, says: `${asked} of client ${client} was answered ${status}` };
    });
}
