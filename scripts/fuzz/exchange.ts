import { readFileSync } from 'node:fs';
import type { FuzzAnswer } from './answers';
import type { FuzzRequest } from './fuzz-request';
import { send } from './send';

/** How long a request took, in milliseconds. */
export interface Pace {
  /** That the server's main thread worked, in which time nobody else is served; 0 where the system does not say. */
  readonly work: number;
  /** That a trivial request waited which was sent right behind. */
  readonly behind: number;
  /** Until its own answer was there. */
  readonly took: number;
}

/** What came of a request. */
interface Exchanged {
  readonly answers: readonly FuzzAnswer[];
  readonly pace: Pace;
  /** The status of the trivial request behind it. */
  readonly health: number;
}

/** How long any request may take, in milliseconds. */
const LONGEST = 1_000;
/** How often something that took too long is sent again before it counts: others may keep the machine busy for a moment. */
const AGAIN = 3;

/** Sends a request, and a trivial one right behind it over a connection of its own. */
export async function exchange(address: string, pid: number, request: FuzzRequest): Promise<Exchanged> {
  const before = workOf(pid);
  const answered = send(Number(new URL(address).port), request);
  const asked = performance.now();
  const response = await fetch(`${address}/api/health`);
  await response.arrayBuffer();
  const behind = performance.now() - asked;
  const { answers, took } = await answered;
  const waits = request.kind === 'whole' ? took : 0;
  return { answers, pace: { work: workOf(pid) - before, behind, took: waits }, health: response.status };
}

/**
 * Why a request takes too long; `null` if it does not. What the server's own work does not explain has to be so each time
 * that the request is sent.
 */
export async function slowness(
  address: string,
  pid: number,
  request: FuzzRequest,
  first: Pace,
): Promise<string | null> {
  if (first.work > LONGEST) return `${Math.round(first.work)} ms of work`;
  let least = Math.max(first.behind, first.took);
  for (let more = AGAIN; more > 0 && least > LONGEST; more--) {
    const { pace } = await exchange(address, pid, request);
    least = Math.min(least, Math.max(pace.behind, pace.took));
  }
  return least > LONGEST ? `${Math.round(least)} ms each time` : null;
}

/** How long the main thread of a process has worked, in milliseconds, however busy the machine is. */
function workOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
