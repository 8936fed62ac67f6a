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
  const standing = challenge.judge(before);
  if (standing.is === 'reached') return traffic.played ? { is: 'shown' } : standing;
  if (strange.length === 0) return standing;
  return {
    is: 'blocked',
    because: 'Somebody switched the guard, so this round tells nothing about the one to try.',
  };
}

/** Whether the question can still be answered: the traffic has not shown the answer, and nobody has played it. */
export function mayPredict({ question }: Challenge, traffic: Traffic): boolean {
  return !traffic.played && !question.answered(traffic);
}
