import { randomUUID } from 'node:crypto';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import { isUnavailable } from '@/lib/server/database/errors';
import { firstTime } from '@/lib/server/first-times';
import { successorOf } from '@/lib/server/identity/successors';
import { type Services, services } from '@/lib/server/services';
import { emptyAnswer, problemAnswer } from './answers';
import { authenticate } from './authentication';
import { Call } from './call';
import { addCrossOriginFields, addPreflightFields } from './cross-origin';
import { versionUrl } from './document-fields';
import { foreignAnswer } from './foreign-answer';
import { forAllMethods, METHODS, type Method, type RouteExports } from './methods';
import { refusalAnswer } from './refusal-answer';
import { SAFE_FIELDS } from './safe-fields';
import { underLimits } from './under-limits';
import { BrokenOff } from './wire';

/** For people, while only the database is missing. */
const DATABASE_AWAY =
  'The server’s database cannot be reached right now. Nothing that you wrote is lost. Try again in a moment.';
const SAFE = Object.entries(SAFE_FIELDS);

/** Answers one method of a resource: parse, permit, do, answer. See `takes`. */
export type Handler<Params> = (call: Call<Params>) => Promise<Response>;

/** What a resource does, by method; HEAD and OPTIONS follow from the others. */
export type Handlers<Params> = Partial<Record<Exclude<Method, 'HEAD' | 'OPTIONS'>, Handler<Params>>>;

/**
 * The exports of a route file. Every request is treated alike: where it comes from, who sends it, what it asks for, and
 * whatever goes wrong becomes a problem that gives nothing away. `name` stands for the route in the log, where addresses
 * do not belong: whoever knows a document's may read it. `options` are further fields of the answer to OPTIONS.
 */
export function route<Params>(
  name: string,
  handlers: Handlers<Params>,
  options: Readonly<Record<string, string>> = {},
): RouteExports<Params> {
  const allow = METHODS.filter(
    (method) => method === 'OPTIONS' || handlers[method === 'HEAD' ? 'GET' : method],
  ).join(', ');

  return forAllMethods(async (request, context) => {
    const started = performance.now();
    const id = randomUUID();
    let opened: Services;
    try {
      opened = await services();
    } catch (error) {
      // Where it may pass by itself, the log has it already.
      if (!isUnavailable(error) && firstTime(`unopened: ${error}`))
        console.error('The database could not be opened.', error);
      return unopened(request, id);
    }
    const call = new Call(request, await context.params, opened, id);
    const response = await treat(call, name, handlers, allow, options);
    finish(call, response);
    const took = performance.now() - started;
    const { method } = request;
    opened.metrics?.answered(name, method, response.status, took / 1_000);
    opened.log.info(
      { request: id, method, route: name, status: response.status, ms: Math.round(took) },
      'answered',
    );
    return response;
  });
}

async function treat<Params>(
  call: Call<Params>,
  name: string,
  handlers: Handlers<Params>,
  allow: string,
  options: Readonly<Record<string, string>>,
): Promise<Response> {
  const { request, services: opened } = call;
  const { provenance } = call;
  const answered = await answerOf(call, name, handlers, allow, options);
  const { status, headers } = answered;
  const response = request.method === 'HEAD' ? new Response(null, { status, headers }) : answered;
  addCrossOriginFields(response.headers, request.headers, provenance, opened.config);
  if (request.method === 'OPTIONS' && provenance === 'allowed') addPreflightFields(response.headers, allow);
  return response;
}

async function answerOf<Params>(
  call: Call<Params>,
  name: string,
  handlers: Handlers<Params>,
  allow: string,
  options: Readonly<Record<string, string>>,
): Promise<Response> {
  const method = call.request.method as Method;
  if (method === 'OPTIONS') return emptyAnswer(204, { Allow: allow, ...options });
  try {
    const refused = await authenticate(call);
    if (refused) return refused;
    if (call.provenance === 'foreign' && !call.reads) return foreignAnswer(call);
    const meant = call.request.headers.get('as-person');
    if (!call.reads && meant !== null && !(await isMeant(call, meant))) {
      return problemAnswer(call, 'other_person', {
        detail: 'As-Person does not name the person who sends the request.',
      });
    }
    const handler = handlers[method === 'HEAD' ? 'GET' : method];
    if (!handler) {
      const detail = `${method} is not among the methods of this resource: ${allow}.`;
      return problemAnswer(call, 'method_not_allowed', { detail }, { Allow: allow });
    }
    const complete = async () => (await incomplete(call)) ?? handler(call);
    return await underLimits(call, name, call.reads ? () => handler(call) : complete);
  } catch (error) {
    return failureAnswer(call, error);
  }
}

/**
 * Waits until all of a write is there, also of one that takes no content: what breaks off was never sent, and must not
 * change anything. 413 where a deletion brings more along than is read; other methods that have use for content say so themselves.
 */
async function incomplete(call: Call): Promise<Response | null> {
  if ((await call.received()) !== null || call.request.method !== 'DELETE') return null;
  return refusalAnswer(call, { kind: 'too-large' });
}

/** What went wrong stays in the log; the answer says only how to find it there. */
function failureAnswer(call: Call, error: unknown): Response {
  if (isUnavailable(error)) {
    call.log.warn({ err: error }, 'the database is not available');
    return problemAnswer(
      call,
      'unavailable',
      {
        detail: 'The database does not answer in time, or cannot store anything right now.',
        message: DATABASE_AWAY,
      },
      { 'Retry-After': '1' },
    );
  }
  // Whoever goes away while sending is nobody's fault, and must not fill the log.
  if (call.request.signal.aborted || error instanceof BrokenOff) {
    return problemAnswer(call, 'bad_request', { detail: 'The request ended before it was complete.' });
  }
  if (error instanceof DamagedText) return damagedAnswer(call, error);
  call.log.error({ err: error }, 'unexpected fault');
  return problemAnswer(call, 'internal_error', {
    detail: `The log has more about this under ${call.requestId}.`,
    extensions: { request: call.requestId },
  });
}

/** Whoever runs the server has to know which text to restore, so that this stands in the log, other than addresses. */
function damagedAnswer(call: Call, { documentId, version }: DamagedText): Response {
  call.log.error({ document: documentId, version }, 'the stored text of a version is damaged');
  return problemAnswer(call, 'stored_text_damaged', {
    detail: `The stored text of version ${version} does not match its tag. The log has more about this under ${call.requestId}.`,
    extensions: { request: call.requestId, damagedVersion: versionUrl(documentId, version) },
  });
}

/** Whether a change that is meant to be made by somebody is asked for by them, or by whom they have become. */
async function isMeant({ caller, services }: Call, meant: string): Promise<boolean> {
  if (caller === null) return false;
  return meant === caller.id || (await successorOf(services, meant)) === caller.id;
}

function finish(call: Call, { headers }: Response): void {
  headers.set('X-Request-Id', call.requestId);
  for (const [name, value] of SAFE) headers.set(name, value);
  for (const cookie of call.cookiesWith(headers.get('Cache-Control'))) headers.append('Set-Cookie', cookie);
}

function unopened(request: Request, id: string): Response {
  const { origin, pathname } = new URL(request.url);
  return problemAnswer(
    { target: { base: origin, instance: pathname } },
    'unavailable',
    {
      detail: 'The database cannot be used right now. It is tried again every second.',
      message: DATABASE_AWAY,
    },
    { ...SAFE_FIELDS, 'X-Request-Id': id, 'Retry-After': '1' },
  );
}
