import type { PutRequest } from '@/lib/client/api/documents-api';
import { authorOf } from '@/lib/client/api/documents-api';
import { isUnanswered, ProblemError, UnexpectedAnswerError } from '@/lib/client/api/problem-error';
import type { Gone } from '@/lib/client/session/session';
import type { Effect } from '@/lib/client/session/session-effect';
import type { Report } from '@/lib/client/session/session-event';
import type { SessionServices } from './session-services';

type Services = Pick<SessionServices, 'api' | 'random'>;

/** A save, by the number that its report bears. */
interface Put extends PutRequest {
  readonly id: number;
}

/** Sends one save and says in the session's terms how it went. Never rejects. */
export async function putReport({ id, ...put }: Put, { api, random }: Services): Promise<Report> {
  try {
    return { type: 'saved', id, snapshot: await api.put(put) };
  } catch (error) {
    return refusalReport({ id, ...put }, error, { api, random });
  }
}

async function refusalReport(put: Put, error: unknown, { api, random }: Services): Promise<Report> {
  const { id, documentId } = put;
  if (!(error instanceof ProblemError) || isUnanswered(error)) return unanswered(id, error, random);
  const gone = await goneOf(error, api);
  const known = gone?.reason !== 'deleted' || gone.at !== null;
  if (gone && (known || error.status !== 412)) return { type: 'vanished', id, gone };
  if (error.status !== 412) {
    const { error: code, message, reason } = error.problem;
    const refusal = { status: error.status, error: code, message, ...(reason !== undefined && { reason }) };
    return { type: 'refused', id, refusal };
  }
  try {
    // A precondition that fails because the document is deleted does not say by whom: asking for it does.
    const [savedAs, current] = await Promise.all([
      api.savedBefore(put.content, error),
      api.currentAfter(documentId, error),
    ]);
    return { type: 'collided', id, current, savedAs, random: random() };
  } catch (second) {
    if (gone) {
      const told = second instanceof ProblemError ? await goneOf(second, api) : null;
      return { type: 'vanished', id, gone: told ?? gone };
    }
    // Sent again, the same save is refused again, this time perhaps with what it collided with.
    return second instanceof ProblemError && !isUnanswered(second)
      ? refusalReport(put, second, { api, random })
      : unanswered(id, second, random);
  }
}

/** Looks what stands on the server. Never rejects. */
export async function lookReport(
  { id, documentId }: Extract<Effect, { type: 'look' }>,
  { api, random }: Services,
): Promise<Report> {
  try {
    return { type: 'looked', id, current: await api.read(documentId) };
  } catch (error) {
    const none = error instanceof ProblemError && !isUnanswered(error);
    return none ? { type: 'looked', id, current: null } : unanswered(id, error, random);
  }
}

function unanswered(id: number, error: unknown, random: Services['random']): Report {
  // An answer that is not what was agreed on calls itself a success: any other is a problem.
  const other = { retryAfter: null, status: error instanceof UnexpectedAnswerError ? 200 : null };
  const { retryAfter, status } = error instanceof ProblemError ? error : other;
  return { type: 'unanswered', id, random: random(), retryAfter, status };
}

/** What a refusal says about a document that is not there, or `null` if it is there. */
export async function goneOf(error: ProblemError, api: Pick<Services['api'], 'me'>): Promise<Gone | null> {
  const { status, problem } = error;
  const { reason } = problem;
  const deleted = status === 410 || reason === 'deleted';
  if (!deleted && status !== 404 && reason !== 'missing') return null;
  const by = problem.deletedBy ? authorOf(problem.deletedBy, await api.me()) : null;
  return {
    reason: deleted ? 'deleted' : 'missing',
    by,
    at: problem.deletedAt ?? null,
    ...(problem.forever === true && { forever: true }),
    ...(problem.lostAfter &&
      problem.lostBefore && {
        lost: { after: problem.lostAfter, before: problem.lostBefore },
      }),
  };
}
