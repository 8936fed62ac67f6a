import { type Problem, problem } from '@/lib/documents/problems/problem';
import type { ProblemCode } from '@/lib/documents/problems/problem-kinds';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import { PROBLEM_TYPE } from '@/lib/http/problem/problem-details';
import type { Call } from './call';

/** What an answer goes by that is not the same to everybody. */
export const BY_CALLER = 'Cookie, Authorization';

export type Fields = Readonly<Record<string, string | null>>;

/**
 * An answer with content. Its length is said for whoever calls the handler; the framework leaves the field out and sends
 * the content in chunks (RFC 9112 §7.1), or nothing to HEAD.
 */
export function answer(status: number, content: string | Uint8Array, fields: Fields): Response {
  const length = Buffer.byteLength(content);
  // Without any there is nothing to say the type of.
  const body = length === 0 ? null : (content as string | Uint8Array<ArrayBuffer>);
  return new Response(body, { status, headers: fieldsOf({ ...fields, 'Content-Length': String(length) }) });
}

/** JSON that is out of date at once, so that nobody may keep it. */
export function freshAnswer(status: number, value: unknown, fields: Fields = {}): Response {
  return answer(status, JSON.stringify(value), {
    'Content-Type': 'application/json',
    'Cache-Control': NO_STORE,
    ...fields,
  });
}

/** An answer without content. */
export function emptyAnswer(status: number, fields: Fields): Response {
  return new Response(null, { status, headers: fieldsOf(fields) });
}

/** A problem of a kind, as an answer. Whoever is not known is told how to say who they are (RFC 9110 §15.5.2). */
export function problemAnswer(
  { target }: Pick<Call, 'target'>,
  code: ProblemCode,
  particular: Parameters<typeof problem>[2],
  fields: Fields = {},
): Response {
  const challenge: Fields = code === 'unauthorized' ? { 'WWW-Authenticate': 'Bearer realm="midair"' } : {};
  return describedProblem(problem(target, code, particular), { ...challenge, ...fields });
}

/** A problem that is described already, as an answer. */
export function describedProblem(description: Problem, fields: Fields = {}): Response {
  return answer(description.status, JSON.stringify(description), {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': NO_STORE,
    ...fields,
  });
}

/** The fields of an answer, without those that are `null`. */
export function fieldsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).filter((field): field is [string, string] => field[1] !== null);
}
