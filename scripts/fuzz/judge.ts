import type { FuzzRequest } from './request';
import type { FuzzAnswer } from './send';

/** What is wrong with an answer, whatever was asked; `null` if nothing is. */
export function faultOf(request: FuzzRequest, answer: FuzzAnswer | null): string | null {
  if (answer === null) return request.whole ? 'no answer' : null;
  const { status, fields, content } = answer;
  if (status >= 500 && status !== 501 && !(status === 503 && fields.has('retry-after')))
    return `status ${status}`;
  if (status < 400 || !isOfApi(request)) return null;
  const type = fields.get('content-type') ?? 'none';
  if (!type.startsWith('application/problem+json')) return `status ${status} with content type ${type}`;
  if (request.method === 'HEAD' || content === null) return null;
  let problem: unknown;
  try {
    problem = JSON.parse(content);
  } catch {
    return `status ${status} with content that is no JSON`;
  }
  const said = typeof problem === 'object' && problem !== null ? problem : {};
  const missing = ['type', 'title', 'status', 'error', 'message'].filter((name) => !(name in said));
  return missing.length > 0 ? `a problem without ${missing.join(', ')}` : null;
}

function isOfApi({ target }: FuzzRequest): boolean {
  return /^\/api(?:[/?]|$)/.test(target) && !target.includes('..');
}
