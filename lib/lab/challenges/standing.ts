import { fieldOf } from '@/lib/lab/exchanges/exchange';
import { GUARD_FIELD } from '@/lib/lab/people/lab-view';
import type { Challenge, Standing, Traffic } from './challenge';

/** How a challenge stands by what went over the wire. */
export function standingOf(challenge: Challenge, traffic: Traffic): Standing {
  const strange = traffic.exchanges.some(({ responseFields }) => {
    const guard = fieldOf(responseFields, GUARD_FIELD);
    return guard !== null && guard !== challenge.guard;
  });
  if (strange) return { is: 'blocked', because: 'Somebody switched the guard in this round.' };
  const standing = challenge.judge(traffic);
  return standing.is === 'reached' && traffic.played ? { is: 'shown' } : standing;
}

/** Whether the question can still be answered: the traffic has not shown the answer, and nobody has played it. */
export function mayPredict({ question }: Challenge, traffic: Traffic): boolean {
  return !traffic.played && !question.answered(traffic);
}
