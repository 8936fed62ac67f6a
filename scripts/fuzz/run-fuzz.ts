import { chanceOf } from './chance';
import { faultOf } from './judge';
import { drawRequest, type FuzzRequest, type World } from './request';
import { fieldsOf, routesOf } from './routes';
import { send } from './send';

/** What a run found. */
export interface FuzzReport {
  readonly requests: number;
  /** How many answers there were of each status; 0 is none. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Each fault with the number of its request, at which the same seed meets it again. */
  readonly faults: readonly string[];
  /** The longest that a trivial request waited which was sent right after another, in milliseconds. */
  readonly slowest: { readonly ms: number; readonly line: string };
}

interface Options {
  readonly address: string;
  readonly seed: number;
  readonly requests: number;
  /** Called now and then. */
  readonly progress?: (done: number) => void;
}

/** A document as everybody's tags and its owner's history say that it is. */
type State = string;

/** Sends requests that follow from the seed, each with a trivial one behind it, and judges what comes back. */
export async function runFuzz({ address, seed, requests, progress }: Options): Promise<FuzzReport> {
  const chance = chanceOf(seed);
  const { host, port } = new URL(address);
  const people = await Promise.all([1, 2, 3].map(() => cookieOf(address)));
  const owner = people[0]!;
  const documents: string[] = [];
  const tags = ['"x"', 'W/"x"', '*'];
  const open = async () => {
    const made = await create(address, owner);
    documents.push(made.id);
    tags.push(made.tag);
    return made.id;
  };
  for (let n = 0; n < 4; n++) await open();
  const world: World = {
    host,
    routes: routesOf(process.cwd()),
    fields: fieldsOf(process.cwd()),
    documents,
    labs: [await createLab(address, owner)],
    cookies: people,
    tags,
  };
  const states = new Map<string, State>();
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let slowest = { ms: 0, line: '' };

  for (let number = 0; number < requests; number++) {
    const request = drawRequest(chance, world);
    const meant = documents.find((id) => request.target.includes(id)) ?? null;
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const before = meant && writes ? (states.get(meant) ?? (await stateOf(address, meant, owner))) : null;
    const answered = send(Number(port), request.bytes, request.whole);
    const asked = performance.now();
    const health = await fetch(`${address}/api/health`);
    await health.arrayBuffer();
    const ms = performance.now() - asked;
    if (ms > slowest.ms) slowest = { ms, line: brief(request) };
    const answer = await answered;
    statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
    const fault = health.status === 200 ? faultOf(request, answer) : `afterwards, health is ${health.status}`;
    if (fault) faults.push(`${number}: ${fault} — ${brief(request)}`);
    if (meant && writes) {
      const after = await stateOf(address, meant, owner);
      const refused = answer === null || answer.status >= 400;
      if (refused && before !== after)
        faults.push(
          `${number}: refused with ${answer?.status}, and changed ${before} to ${after} — ${brief(request)}`,
        );
      states.set(meant, after);
      const tag = /^200 (\S+)/.exec(after)?.[1];
      if (tag && before !== after) tags.push(tag);
      // A document that is gone is of no more use; another takes its place.
      if (tag === undefined) {
        documents.splice(documents.indexOf(meant), 1);
        await open();
      }
    }
    if (tags.length > 60) tags.splice(3, 10);
    if (number % 1_000 === 999) progress?.(number + 1);
  }
  return { requests, statuses, faults, slowest };
}

const brief = ({ line }: FuzzRequest) => line.slice(0, 160);

async function cookieOf(address: string): Promise<string> {
  const met = await fetch(`${address}/api/me`);
  await met.arrayBuffer();
  return (met.headers.get('set-cookie') ?? '').split(';')[0]!;
}

async function create(
  address: string,
  cookie: string,
): Promise<{ readonly id: string; readonly tag: string }> {
  const headers = { cookie, 'content-type': 'application/json' };
  const made = await fetch(`${address}/api/documents`, {
    method: 'POST',
    headers,
    body: '{"title":"t","body":"b"}',
  });
  await made.arrayBuffer();
  const id = made.headers.get('location')?.split('/').at(-1);
  if (made.status !== 201 || !id) throw new Error(`A document could not be made: ${made.status}.`);
  return { id, tag: made.headers.get('etag')! };
}

async function createLab(address: string, cookie: string): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json' };
  const made = await fetch(`${address}/api/labs`, { method: 'POST', headers, body: '{}' });
  await made.arrayBuffer();
  return made.headers.get('location')?.split('/').at(-1) ?? 'x';
}

/** Status and tag of a document, of its history and of who may do what with it, as its owner sees them. */
async function stateOf(address: string, id: string, cookie: string): Promise<State> {
  const seen = ['', '/versions', '/sharing', '/invites'].map(async (part) => {
    const response = await fetch(`${address}/api/documents/${id}${part}`, { headers: { cookie } });
    await response.arrayBuffer();
    return `${response.status} ${response.headers.get('etag') ?? ''}`.trimEnd();
  });
  return (await Promise.all(seen)).join(' ');
}
