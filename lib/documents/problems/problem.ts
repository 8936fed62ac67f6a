import {
  describeProblem,
  type ParticularProblem,
  type ProblemDetails,
} from '@/lib/http/problem/problem-details';
import { PROBLEM_KINDS, type ProblemCode, problemPath } from './problem-kinds';

/** Problem details as this API sends them, of one of its kinds. */
export type Problem<Code extends ProblemCode = ProblemCode> = ProblemDetails<
  Code,
  (typeof PROBLEM_KINDS)[Code]['status']
>;

/** What a problem is about: the origin that problem types are documented under, and the target of the request. */
export interface ProblemTarget {
  readonly base: string;
  readonly instance: string;
}

/** A problem of a kind, with what is particular to this one. */
export function problem<Code extends ProblemCode, Extensions extends object = object>(
  { base, instance }: ProblemTarget,
  error: Code,
  particular: ParticularProblem<Extensions>,
): Problem<Code> & Extensions {
  const kind: (typeof PROBLEM_KINDS)[Code] = PROBLEM_KINDS[error];
  return describeProblem(kind, { error, type: `${base}${problemPath(error)}`, instance }, particular);
}
