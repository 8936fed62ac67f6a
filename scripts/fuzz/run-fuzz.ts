import type { DatabaseLocation } from '@/lib/server/database/database';
import { Bystander } from './bystander';
import { chanceOf } from './chance';
import { exchange, type Pace, slowness } from './exchange';
import type { FuzzRequest } from './fuzz-request';
import { type Journal, keepJournal } from './journal';
import { faultOf, isRefused } from './judge';
import { ServerMemory } from './memory';
import { drawRequest } from './request';
import { fieldsOf, routesOf } from './routes';
import { populate, restock } from './stock';
import { World } from './world';

/** What a run found. */
export interface FuzzReport {
  /** How many answers there were of each status; 0 is none. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How many requests changed each column, or made or removed rows of each table. */
  readonly changes: ReadonlyMap<string, number>;
  /** Each fault with the number of its request, at which the same seed meets it again. */
  readonly faults: readonly string[];
  /** Requests that took too long, or made others wait too long, each time that they were sent. */
  readonly slow: readonly string[];
  /** The most that one request took, each measured apart. */
  readonly slowest: Readonly<Record<keyof Pace, { readonly ms: number; readonly line: string }>>;
}

interface Options {
  readonly address: string;
  /** The server's process, where its time is to be measured. */
  readonly pid: number;
  readonly location: DatabaseLocation;
  readonly seed: number;
  readonly requests: number;
  /** Called now and then. */
  readonly progress?: (done: number) => void;
}

/** After so many requests there is one more of everything; after so many more the bystander looks around. */
const EVERY = { stock: 40, look: 500 };
/** What a refused request may change: when a token was used last. */
const ALWAYS = ['ApiToken.lastUsedAt'];
/** What a request that only looks may change besides: whose list a document is in. */
const LOOKING = ['+Visit', 'Visit.at'];
/** What goes without a request, when its time is over. */
const SWEPT = ['-Act', '-DeviceLink'];
/** Trials of the lab go too after so many milliseconds. */
const TRIALS_LAST = 29 * 60_000;

/** Sends requests that follow from the seed, each with a trivial one behind it, and judges what comes back and what it did. */
export async function runFuzz(options: Options): Promise<FuzzReport> {
  const { address, pid, location, seed, requests, progress } = options;
  const chance = chanceOf(seed);
  const world = new World(new URL(address).host);
  const surface = { routes: routesOf(process.cwd()), fields: fieldsOf(process.cwd()) };
  const { cookies, lab } = await populate(address, world);
  const bystander = await Bystander.meet(address);
  bystander.tell(world);
  const memory = new ServerMemory(address, cookies[0]!, [lab, bystander.lab]);
  const journal = await keepJournal(location);
  const statuses = new Map<number, number>();
  const changes = new Map<string, number>();
  const faults: string[] = [];
  const slow: string[] = [];
  const slowest = { work: { ms: 0, line: '' }, behind: { ms: 0, line: '' }, took: { ms: 0, line: '' } };
  const began = performance.now();

  for (let number = 0; number < requests; number++) {
    if (number % EVERY.stock === 0) await restock(address, world, chance.of(cookies), chance);
    const request = drawRequest(chance, world, surface);
    const about = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(request.target)?.[0] ?? null;
    const looks = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const report = (fault: string | null) => {
      if (fault !== null) faults.push(`${number}: ${fault} — ${brief(request)}`);
    };
    if (about !== null && !looks) await memory.before(about);
    await journal.changes();
    const { answers, pace, health } = await exchange(address, pid, request);
    for (const { status } of answers.length > 0 ? answers : [{ status: 0 }]) count(statuses, status);
    report(health === 200 ? faultOf(request, answers) : `afterwards, health is ${health}`);
    for (const answer of answers) world.learn(request.target, answer);

    if (request.kind === 'held') await settle(address, journal);
    const changed = await journal.changes();
    for (const change of changed) count(changes, change);
    const refused = isRefused(request, answers);
    const swept =
      performance.now() - began > TRIALS_LAST ? changed.filter((each) => each.startsWith('-')) : SWEPT;
    const allowed = [...ALWAYS, ...swept, ...(looks ? LOOKING : [])];
    const more = changed.filter((change) => !allowed.includes(change));
    if ((refused || looks) && more.length > 0) {
      report(
        `${refused ? 'refused' : 'only looked'} with ${answers[0]?.status}, and changed ${more.join(', ')}`,
      );
    }
    if (refused && about !== null && !looks) report(await memory.changed(about));
    if (!refused) memory.moved(about, /presence/.test(request.target));
    report(bystander.passed ? 'opened a gate of somebody else' : null);
    if (bystander.due) {
      await bystander.renew(world);
      memory.moved(bystander.lab, false);
    }

    for (const measure of Object.keys(slowest) as (keyof Pace)[]) {
      if (pace[measure] > slowest[measure].ms) slowest[measure] = { ms: pace[measure], line: brief(request) };
    }
    const late = await slowness(address, pid, request, pace);
    if (late !== null) slow.push(`${number}: ${late} — ${brief(request)}`);
    if (number % EVERY.look === EVERY.look - 1 || number === requests - 1) {
      const fault = await bystander.changed();
      if (fault !== null) faults.push(`by ${number}: ${fault}`);
    }
    if (number % 1_000 === 999) progress?.(number + 1);
  }
  await bystander.leave();
  await journal.close();
  return { statuses, changes, faults, slow, slowest };
}

/** Waits until a request that was given up has had its effect: two looks in a row find nothing new. */
async function settle(address: string, journal: Journal): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await (await fetch(`${address}/api/health`)).arrayBuffer();
    quiet = (await journal.changes()).length === 0 ? quiet + 1 : 0;
  }
}

/** How a request begins, for people. */
function brief({ line, bytes }: FuzzRequest): string {
  return `${line.slice(0, 160)} | ${bytes.subarray(0, 2_000).toString('latin1').replaceAll('\r\n', ' ⏎ ')}`.slice(
    0,
    800,
  );
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
