import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Sent } from './race-processes';

/** How long a client waits at most, after a collision and where it hears nothing, in milliseconds. */
const LONGEST_PAUSE = 100;

/** A server that takes part: one of several processes on one database. */
export interface Counting {
  send(requests: readonly Sent[]): Promise<readonly Answered[]>;
}

interface CounterRequest {
  readonly clients: number;
  /** How often each client adds one. */
  readonly each: number;
  /** How many tabs one person has: clients with the same cookie. */
  readonly tabs: number;
  /**
   * Whether answers get lost: of every three saves, the answer to one never arrives, so that its client sends it again, to
   * another server; and one goes out twice at the same moment, to two servers.
   */
  readonly loses: boolean;
}

/** What it came to. Nothing was lost or made twice if `value` is what was added, and there is one version more than that. */
export interface CounterResult {
  readonly value: number;
  readonly versions: number;
  /** What was met on the way, so that one knows what was tried. */
  readonly collisions: number;
  readonly resent: number;
  /** Repetitions that were told that they are done and overtaken. */
  readonly overtaken: number;
}

/** What a client has in hand: the number that it read, and its tag. */
interface Held {
  readonly value: number;
  readonly etag: string;
}

/** Lets clients add one to a number, each again and again, on top of whatever the others save meanwhile. */
export async function countTogether(
  servers: readonly Counting[],
  { clients, each, tabs, loses }: CounterRequest,
): Promise<CounterResult> {
  const url = `/api/documents/${randomUUID()}`;
  const met = { collisions: 0, resent: 0, overtaken: 0 };
  let saves = 0;
  let turn = 0;
  const ask = async (request: Sent): Promise<Answered> => {
    turn += 1;
    return (await servers[turn % servers.length]!.send([request]))[0]!;
  };
  const save = async (request: Sent): Promise<Answered> => {
    saves += 1;
    if (loses && saves % 3 === 1) {
      // Whatever it was, nobody hears of it.
      await ask(request);
      await pause();
      met.resent += 1;
    }
    if (!loses || saves % 3 !== 2) return ask(request);
    met.resent += 1;
    return (await Promise.all([ask(request), ask(request)]))[1]!;
  };

  const cookies: string[] = [];
  for (let at = 0; at < Math.ceil(clients / tabs); at++) {
    const met = await ask({ method: 'GET', url: '/api/me' });
    cookies.push(met.fields['set-cookie']!.split(';')[0]!);
  }
  const created = await ask(put(url, cookies[0]!, { 'if-none-match': '*' }, 0));
  if (created.status !== 201) throw new Error(`The counter could not be made: ${created.status}`);

  async function addOne(cookie: string, from: Held): Promise<Held> {
    for (let held = from; ; ) {
      const fields = { 'if-match': held.etag, 'idempotency-key': `"${randomUUID()}"` };
      const next = held.value + 1;
      const answer = await save(put(url, cookie, fields, next));
      if (answer.status === 204) return { value: next, etag: answer.fields.etag! };
      if (answer.status !== 412) throw new Error(`A save was answered ${answer.status}: ${answer.text}`);
      const problem = JSON.parse(answer.text);
      held = heldIn(problem.current.content, problem.current.etag);
      met.collisions += 1;
      if (problem.savedAs !== undefined) {
        met.overtaken += 1;
        return held;
      }
      // Were all to go on at once, all but one would only collide again.
      await pause();
    }
  }

  const counted = Array.from({ length: clients }, async (_, at) => {
    const cookie = cookies[Math.floor(at / tabs)]!;
    let held: Held = { value: 0, etag: created.fields.etag! };
    for (let n = 0; n < each; n++) held = await addOne(cookie, held);
  });
  await Promise.all(counted);

  const now = await ask({ method: 'GET', url });
  const { value } = heldIn(JSON.parse(now.text), now.fields.etag!);
  return { value, versions: Number(now.fields['document-version']), ...met };
}

function pause(): Promise<void> {
  return sleep(Math.random() * LONGEST_PAUSE);
}

function put(url: string, cookie: string, fields: Readonly<Record<string, string>>, value: number): Sent {
  const headers = {
    cookie,
    'content-type': 'application/json',
    prefer: 'return=minimal, collision=representation',
    ...fields,
  };
  return { method: 'PUT', url, headers, body: JSON.stringify({ title: 'Counter', body: String(value) }) };
}

function heldIn(content: { readonly body: string }, etag: string): Held {
  return { value: Number(content.body), etag };
}
