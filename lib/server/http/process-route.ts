import { randomUUID } from 'node:crypto';
import type { ProblemTarget } from '@/lib/documents/problems/problem';
import { type Config, readConfig } from '@/lib/server/config';
import { openLog } from '@/lib/server/log';
import { type Services, services } from '@/lib/server/services';
import { emptyAnswer, problemAnswer } from './answers';
import { originAsked } from './asked-origin';
import { addCrossOriginFields, addPreflightFields, provenanceOf } from './cross-origin';
import { forAllMethods, type RouteExports } from './methods';
import { isOverTls } from './over-tls';
import { SAFE_FIELDS } from './safe-fields';
import { wireOf } from './wire';

/** A request to a resource that says something of the process alone. */
export interface ProcessCall {
  readonly request: Request;
  /** What a problem is said to be of. */
  readonly target: ProblemTarget;
  readonly config: Config;
  /** Rejects at once while they cannot be opened. */
  readonly services: () => Promise<Services>;
}

const ALLOW = 'GET, HEAD, OPTIONS';

/**
 * The exports of a route file whose resource says how the process is, for whoever watches it: also while there is no database,
 * of which nothing is asked here. Who asks is not looked at, no limit counts, and nothing is to be changed. `name` stands for
 * the route in the log.
 */
export function processRoute(
  name: string,
  read: (call: ProcessCall) => Promise<Response>,
): RouteExports<unknown> {
  return forAllMethods(async (request) => {
    const started = performance.now();
    const id = randomUUID();
    const config = readConfig(process.env);
    const secure = isOverTls(config, wireOf(request).peer, request.headers.get('x-forwarded-proto'));
    const base = config.publicUrl ?? originAsked(request, secure);
    const call = { request, target: { base, instance: new URL(request.url).pathname }, config, services };
    const answered = await answerOf(call, read);
    const { status, headers } = answered;
    const response = request.method === 'HEAD' ? new Response(null, { status, headers }) : answered;
    const provenance = provenanceOf(request.headers, config);
    addCrossOriginFields(response.headers, request.headers, provenance, config);
    if (request.method === 'OPTIONS' && provenance === 'allowed') addPreflightFields(response.headers, ALLOW);
    for (const [field, value] of Object.entries({ ...SAFE_FIELDS, 'X-Request-Id': id }))
      response.headers.set(field, value);
    const ms = Math.round(performance.now() - started);
    openLog(config.logLevel).info(
      { request: id, method: request.method, route: name, status, ms },
      'answered',
    );
    return response;
  });
}

function answerOf(
  call: ProcessCall,
  read: (call: ProcessCall) => Promise<Response>,
): Promise<Response> | Response {
  const { method } = call.request;
  if (method === 'OPTIONS') return emptyAnswer(204, { Allow: ALLOW });
  if (method === 'GET' || method === 'HEAD') return read(call);
  const detail = `${method} is not among the methods of this resource: ${ALLOW}.`;
  return problemAnswer(call, 'method_not_allowed', { detail }, { Allow: ALLOW });
}
