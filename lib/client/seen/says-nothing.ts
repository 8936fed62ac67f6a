import { ProblemError } from '@/lib/client/api/problem-error';

/**
 * Whether the server itself has said nothing about what was asked: no answer, a fault, or somebody else's page. Any
 * 4xx is a word of its, also one that asks to wait.
 */
export function saysNothing(error: unknown): boolean {
  return !(error instanceof ProblemError && error.status < 500);
}
