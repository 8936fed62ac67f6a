import { after } from '@/lib/client/api/after';
import type { DocumentsApi, PutRequest } from '@/lib/client/api/documents-api';
import { askedToWait, isUnanswered, ProblemError } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import { backoff } from '@/lib/http/retry/backoff';

/** How often an act is sent before the person is told that no answer came. */
const TRIES = 4;
/** Milliseconds beyond which nobody waits for a server that wants to be asked later. */
const PATIENCE = 15_000;

/** How time passes; tests bring their own. */
export type Pause = (delay: number) => Promise<void>;

const pause: Pause = (delay) => new Promise((resolve) => void after(delay, resolve));

/**
 * Sends one act again, always the same, while no answer comes. It has to bear a key: then it is done once, however often
 * it arrives.
 *
 * @param act is told which time it is sent, from 1.
 */
export async function untilAnswered<Result>(
  act: (attempt: number) => Promise<Result>,
  wait: Pause = pause,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await act(tries);
    } catch (error) {
      const retryAfter = askedToWait(error);
      const hopeless = tries === TRIES || (retryAfter ?? 0) > PATIENCE;
      if (hopeless || !isUnanswered(error)) throw error;
      await wait(backoff(tries, Math.random(), retryAfter));
    }
  }
}

/** Saves as one act. Answers with the version that it made, also where an earlier attempt had made it. */
export function putOnce(
  api: DocumentsApi,
  put: PutRequest & { readonly key: string },
  wait?: Pause,
): Promise<Snapshot> {
  return untilAnswered(async (attempt) => {
    try {
      return await api.put({ ...put, attempt });
    } catch (error) {
      const saved = error instanceof ProblemError ? await api.savedBefore(put.content, error) : null;
      if (saved) return saved;
      throw error;
    }
  }, wait);
}
