import { type Challenge, type Standing, type Traffic, trafficUntil } from './challenge';
import { guardOf } from './history';

/** How a challenge stands by what went over the wire. What was reached before somebody switched the guard is reached. */
export function standingOf(challenge: Challenge, traffic: Traffic): Standing {
  const strange = traffic.exchanges.filter((each) => {
    const guard = guardOf(each);
    return guard !== null && guard !== challenge.guard;
  });
  const first = Math.min(...strange.map(({ startedAt }) => startedAt));
  const before = strange.length === 0 ? traffic : trafficUntil(traffic, first);
  const standing = judged(challenge, before);
  if (standing.is === 'reached') return traffic.played ? { is: 'shown' } : standing;
  if (strange.length === 0) return standing;
  return {
    is: 'blocked',
    because: 'Somebody switched the guard, so what is sent from now on does not count for this challenge.',
  };
}

/** In the scheduler a save is the last step of each person, so an order is over when both have saved once. */
function judged(challenge: Challenge, traffic: Traffic): Standing {
  if (challenge.stage !== 'scheduler') return challenge.judge(traffic);
  const end = endOfSteps(traffic);
  const standing = challenge.judge(end === null ? traffic : trafficUntil(traffic, end));
  if (standing.is !== 'open') return standing;
  const because =
    challenge.deadEnd?.(traffic) ??
    (end === null ? null : 'All steps are done, and this order has not reached the goal.');
  return because === null ? standing : { is: 'blocked', because };
}

/** When both people had the answer to their first save; `null` as long as one of them has none. */
function endOfSteps({ exchanges, cast }: Traffic): number | null {
  const end = Math.max(
    ...Object.values(cast).map((name) =>
      Math.min(
        ...exchanges
          .filter(({ client, method }) => client === name && method === 'PUT')
          .map(({ endedAt }) => endedAt),
      ),
    ),
  );
  return Number.isFinite(end) ? end : null;
}

/** Whether the question can still be answered: the traffic has not shown the answer, and nobody has played it. */
export function mayPredict({ question }: Challenge, traffic: Traffic): boolean {
  return !traffic.played && !question.answered(traffic);
}
