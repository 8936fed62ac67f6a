import { Agent, type IncomingMessage, request as open } from 'node:http';

/** An answer, as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Its field lines, names and order as they came. */
  readonly raw: readonly (readonly [string, string])[];
  readonly text: string;
}

/** What is sent, but for method and target. */
export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

const pool = new Agent({ keepAlive: true, maxSockets: 12 });

/**
 * Sends a request just as it is given: unlike `fetch`, which adds fields of its own and keeps some to itself. An event
 * stream has no end: its beginning is the answer.
 */
export async function send(
  address: string,
  method: string,
  target: string,
  sending: Sending = {},
): Promise<Answer> {
  const message = await begin(address, method, target, sending, pool);
  const answer = { status: message.statusCode ?? 0, fields: fieldsOf(message), raw: linesOf(message) };
  if (message.headers['content-type'] === 'text/event-stream') {
    message.destroy();
    return { ...answer, text: '' };
  }
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return { ...answer, text: Buffer.concat(parts).toString('utf8') };
}

/**
 * Sends a request, over a connection of its own unless an agent has one, and hands the answer over as soon as its fields are
 * there.
 */
export function begin(
  address: string,
  method: string,
  target: string,
  { headers = {}, json }: Sending,
  agent: Agent | false = false,
): Promise<IncomingMessage> {
  const body = json === undefined ? '' : JSON.stringify(json);
  const content = json === undefined ? {} : { 'Content-Type': 'application/json' };
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = open(`${address}${target}`, {
      agent,
      method,
      headers: { ...content, ...length, ...headers },
    });
    request.once('response', resolve).once('error', reject).end(body);
  });
}

function fieldsOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function linesOf({ rawHeaders }: IncomingMessage): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1]!] as const] : []));
}
