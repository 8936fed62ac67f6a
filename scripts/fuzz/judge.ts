import type { FuzzAnswer } from './answers';
import type { FuzzRequest } from './fuzz-request';

/** Members of every problem. */
const MEMBERS = ['type', 'title', 'status', 'instance', 'error', 'message'];
/** What an answer of a status has to bear. */
const DUE: Readonly<Record<number, string>> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};

/** What is wrong with the answers to a request, whatever was asked; `null` if nothing is. */
export function faultOf(request: FuzzRequest, answers: readonly FuzzAnswer[]): string | null {
  if (answers.length === 0) return request.kind === 'whole' ? 'no answer' : null;
  return answers.map((answer) => faultOfOne(request, answer)).find((fault) => fault !== null) ?? null;
}

/** Whether the server said no to all of a request, or could not have known where it ends. */
export function isRefused({ kind }: FuzzRequest, answers: readonly FuzzAnswer[]): boolean {
  return (kind === 'part' || answers.length > 0) && answers.every(({ status }) => status >= 400);
}

function faultOfOne(request: FuzzRequest, { status, fields, content }: FuzzAnswer): string | null {
  if (status === 0) return 'bytes that are no answer';
  if (status >= 500 && status !== 501 && status !== 503) return `status ${status}`;
  const due = DUE[status];
  if (due !== undefined && !fields.has(due)) return `status ${status} without ${due}`;
  if (fields.has('x-injected')) return 'a field that the request slipped in';
  if (status < 400 || !isOfApi(request)) return null;
  const type = fields.get('content-type') ?? 'none';
  if (!type.startsWith('application/problem+json')) return `status ${status} with content type ${type}`;
  if (fields.get('cache-control') !== 'no-store') return `status ${status} that may be kept`;
  if (request.method === 'HEAD' || content === null) return null;
  let problem: unknown;
  try {
    problem = JSON.parse(content);
  } catch {
    return `status ${status} with content that is no JSON`;
  }
  const said = typeof problem === 'object' && problem !== null ? problem : {};
  const missing = MEMBERS.filter((name) => !(name in said));
  if (missing.length > 0) return `a problem without ${missing.join(', ')}`;
  return 'status' in said && said.status !== status ? `status ${status} with that of ${said.status}` : null;
}

function isOfApi({ target }: FuzzRequest): boolean {
  return /^\/api\/[^?]/.test(target) && !target.includes('..');
}
