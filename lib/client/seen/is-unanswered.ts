import { ProblemError } from '@/lib/client/api/problem-error';

/** Whether the server itself has said nothing about what was asked: no answer, a fault, or somebody else's page. */
export function isUnanswered(error: unknown): boolean {
  return !(error instanceof ProblemError && error.status < 500);
}
