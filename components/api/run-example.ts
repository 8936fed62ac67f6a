import { uuid } from '@/lib/http/client/uuid';
import { type Exchange, fieldOf, jsonOf, member } from '@/lib/lab/exchanges/exchange';
import type { LabRequest } from '@/lib/lab/people/person';
import type { Example } from '@/lib/openapi/examples';
import type { Located } from './api-description';

/** Sends a request; `byBrowser` with the browser's cookie, otherwise as somebody made for the examples. */
export type SendExample = (request: LabRequest, byBrowser: boolean) => Promise<Exchange>;

/** What the answers so far have told. */
interface Known {
  readonly values: Map<string, string>;
  /** The tag that each address answered last. */
  readonly tags: Map<string, string>;
}

/**
 * Sends what an operation's example needs and then the example itself, each request for real, and tells of each exchange as
 * it is there. Stops where an answer lacks what the next request needs.
 *
 * @param wanted the operation's name
 * @throws whatever `send` throws, and an Error that says what is lacking
 */
export async function runExample(
  operations: readonly Located[],
  wanted: string,
  send: SendExample,
  onExchange: (exchange: Exchange) => void = () => undefined,
): Promise<Exchange> {
  const known: Known = { values: new Map(), tags: new Map() };
  const { before = [] } = find(operations, wanted).example;
  let last: Exchange | null = null;
  for (const each of [...before, wanted]) {
    const { located, example } = find(operations, each);
    last = await send(requestOf(located, example, known), example.byBrowser === true);
    onExchange(last);
    learn(known, example, last);
  }
  return last!;
}

function find(operations: readonly Located[], wanted: string) {
  const located = operations.find(({ operation }) => operation.operationId === wanted);
  const example = located?.operation['x-example'];
  if (!located || !example) throw new Error(`There is no example of ${wanted}.`);
  return { located, example };
}

function requestOf({ path, method, parameters }: Located, example: Example, known: Known): LabRequest {
  const { values = {}, fields = {}, content } = example;
  const given = (name: string) => encodeURIComponent(filled(values[name] ?? `{${name}}`, known, ''));
  const at = path.replace(/\{(\w+)\}/g, (_, name: string) => given(name));
  const query = parameters.filter((each) => each.in === 'query' && each.name in values);
  const target = `${at}${query.length > 0 ? '?' : ''}${query.map(({ name }) => `${name}=${given(name)}`).join('&')}`;
  const type = content ? [['Content-Type', content.type] as const] : [];
  return {
    method,
    target,
    fields: [...Object.entries(fields), ...type].map(([name, value]) => [name, filled(value, known, target)]),
    body: content ? filled(JSON.stringify(content.value), known, target) : null,
  };
}

/** A text with what is known in place of its placeholders. */
function filled(text: string, { values, tags }: Known, target: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'uuid' ? uuid() : name === 'etag' ? tags.get(target) : values.get(name);
    if (value === undefined) throw new Error(`No answer so far says what {${name}} is.`);
    return value;
  });
}

function learn({ values, tags }: Known, { keep = {} }: Example, exchange: Exchange): void {
  const tag = fieldOf(exchange.responseFields, 'etag');
  if (tag !== null) tags.set(exchange.target, tag);
  for (const [name, place] of Object.entries(keep)) {
    const value = place.startsWith('/') ? pointed(exchange, place) : partOf(exchange, place);
    if (value) values.set(name, value);
  }
}

function pointed({ responseBody }: Exchange, place: string): string | null {
  const [pointer = '', fragment] = place.split('#');
  const value = pointer.split('/').slice(1).reduce(member, jsonOf(responseBody));
  if (typeof value !== 'string') return null;
  if (fragment === undefined) return value;
  const after = value.slice(value.indexOf('#') + 1);
  return fragment === '' ? after : (new URLSearchParams(after).get(fragment) ?? '');
}

function partOf({ responseFields }: Exchange, name: string): string | null {
  const value = fieldOf(responseFields, name);
  return value === null ? null : value.slice(value.lastIndexOf('/') + 1);
}
