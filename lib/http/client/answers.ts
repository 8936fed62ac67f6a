import { parseEntityTag } from '../fields/entity-tag.ts';
import { parseMediaType } from '../fields/media-type.ts';
import { PROBLEM_TYPE } from '../problem/problem-details.ts';
import { parseRetryAfter } from '../retry/retry-after.ts';
import { NoAnswerError, type ProblemMembers, RefusedError, UnexpectedAnswerError } from './errors.ts';

/** The type of an answer's content, or `null` where it says none. */
export function essenceOf({ headers }: Response): string | null {
  return parseMediaType(headers.get('content-type') ?? '')?.essence ?? null;
}

/** The tag, as it stands, if it is one and strong. Throws `UnexpectedAnswerError`. */
export function strongTag(text: string | null): string {
  const tag = parseEntityTag(text ?? '');
  if (text !== null && tag && !tag.weak) return text;
  throw new UnexpectedAnswerError(
    tag
      ? 'The answer’s entity tag is weak, so no save could be guarded by it. Something on the way transforms the content.'
      : 'The answer has no entity tag, so no save could be guarded. Across origins, ETag has to be exposed by CORS.',
  );
}

/** Throws what an answer other than a success means. In a browser a redirection that is not followed has no status. */
export async function expectSuccess(answer: Response, reads: boolean, signal?: AbortSignal): Promise<void> {
  if (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)) {
    letGo(answer);
    const done = reads ? '' : ' Whether it did anything is not known.';
    throw new UnexpectedAnswerError(
      `The server sent this elsewhere (${answer.status || 'a redirection'}).${done}`,
    );
  }
  if (answer.ok) return;
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), Date.now());
  throw new RefusedError(answer.status, await problemOf(answer, signal), retryAfter);
}

/** Problem details, as far as the answer has any. */
export async function problemOf(answer: Response, signal?: AbortSignal): Promise<ProblemMembers | null> {
  if (essenceOf(answer) !== PROBLEM_TYPE) {
    letGo(answer);
    return null;
  }
  const text = await textOf(answer, signal);
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as ProblemMembers)
      : null;
  } catch {
    return null;
  }
}

/** The content, byte for byte: a byte order mark is part of it. Throws `NoAnswerError` where it breaks off. */
export async function textOf(answer: Response, signal?: AbortSignal): Promise<string> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  } catch (error) {
    throw unanswered(error, signal);
  }
}

/** Takes no more of an answer, so that its connection is free for others. Nobody waits for that: a copy may still be read. */
export function letGo(answer: Response): void {
  answer.body?.cancel().catch(() => {});
}

/** What it means that no answer came: that somebody aborted, or that the network failed. */
export function unanswered(error: unknown, signal?: AbortSignal): unknown {
  return signal?.aborted
    ? signal.reason
    : new NoAnswerError('No answer came, or it broke off.', { cause: error });
}
