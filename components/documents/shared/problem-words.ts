import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';

/** What went wrong with something that one asked for, in one sentence that one can act on. */
export function problemWords(error: unknown): string {
  if (error instanceof NetworkError) {
    return 'The server cannot be reached. Check the connection and try again.';
  }
  if (error instanceof ProblemError) {
    if (error.status === 412) return 'Someone changed it in the meantime. Look at the newest version first.';
    if (error.status === 429) return 'Too many requests at once. Wait a moment and try again.';
    return error.problem.message;
  }
  return 'Something went wrong. Try again in a moment.';
}
