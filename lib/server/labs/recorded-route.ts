import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_CONTENT_BYTES } from '@/lib/documents/content/content';
import { readAtMost } from '@/lib/http/content/read-at-most';
import { formatHttpDate } from '@/lib/http/fields/http-date';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { guardPolicy } from '@/lib/lab/guards/guard-policy';
import { CLIENT_FIELD, DELAY_FIELD, EXCHANGE_FIELD, GATE_FIELD } from '@/lib/lab/people/lab-view';
import { clientName } from '@/lib/lab/people/names';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { couldBeLab } from '@/lib/server/http/could-be-lab';
import { parseDocumentId } from '@/lib/server/http/document-id';
import type { Handler, Handlers } from '@/lib/server/http/route';
import { DOCUMENT_ROUTE, underLimits } from '@/lib/server/http/under-limits';
import { LabCall } from './call';
import { readLabToken } from './client-token';
import { gateKey, isGateName } from './gates';
import { type Labs, labsOf } from './labs';
import { type Lab, labPerson } from './store';

type Params = { readonly id: string };

/** Characters of a body that are kept in the record. */
const KEPT_OF_BODY = 16 * 1024;
/** The longest that an answer is held back, in milliseconds. */
const LONGEST_DELAY = 5_000;
/** How long check and write lie apart where they are two steps and nobody holds a gate, in milliseconds. */
const GAP = { lab: 400, trial: 15 };
/** Fields that identify a browser, and so are nobody else's business. */
const SECRET = new Set(['cookie', 'authorization', 'proxy-authorization', 'set-cookie', 'invitation']);

/**
 * Handlers of a document that treat a lab's document as its guard has it, and record the exchange. Every other document
 * passes through untouched.
 */
export function inLab(handlers: Handlers<Params>): Handlers<Params> {
  return Object.fromEntries(Object.entries(handlers).map(([method, handler]) => [method, guarded(handler)]));
}

function guarded(handler: Handler<Params>): Handler<Params> {
  return async (call) => {
    const id = parseDocumentId(call.params.id);
    if (id === null || !couldBeLab(id)) return handler(call);
    const labs = labsOf(call.services);
    const lab = await labs.store.find(id);
    // Anybody may give a document such an id, and is held to the same then as with any other.
    if (!lab) return underLimits(call, DOCUMENT_ROUTE, () => handler(call), false);
    return recorded(call, labs, lab, async (inside, member) => {
      if (lab.paused) return pausedAnswer(call);
      if (!call.reads && guardPolicy(lab.guard, inside.conditions).locked && !holdsLock(call, lab, member)) {
        return lockedAnswer(call, 'The Lock-Token of the current lock is missing.');
      }
      const response = await handler(inside);
      if (lab.guard === 'if-unmodified-since') await addDate(call, lab, response);
      return response;
    });
  };
}

/** Answers a request of a lab by `work` and records the exchange, unless the lab is a trial. */
export async function recorded(
  call: Call<Params>,
  labs: Labs,
  lab: Lab,
  work: (inside: LabCall<Params>, member: string) => Promise<Response>,
): Promise<Response> {
  const startedAt = Date.now();
  const { request } = call;
  const token = request.headers.get(CLIENT_FIELD);
  const member = token === null ? null : readLabToken(token, lab.id, call.services.cookieSecret);
  if (token !== null && member === null) {
    return problemAnswer(call, 'unauthorized', {
      detail: `${CLIENT_FIELD} is not the token of a client of this lab.`,
    });
  }
  const person = member
    ? labPerson(lab.id, String(member.index), clientName(member.index))
    : labPerson(lab.id, `visitor:${call.caller?.id ?? ''}`, 'Visitor');
  const bytes = request.body ? await readAtMost(request, MAX_CONTENT_BYTES) : new Uint8Array();
  await call.countContent(bytes, 'lab-bytes');
  const gate = gateOf(request, lab);
  const inside = new LabCall(call, lab, {
    person,
    bytes,
    betweenCheckAndWrite: () =>
      gate
        ? labs.gates.pass(gate, request.signal)
        : sleep(lab.trial ? GAP.trial : GAP.lab).then(() => undefined),
  });
  let response: Response;
  try {
    response = await work(inside, person.id);
  } finally {
    if (gate) labs.gates.finish(gate);
  }
  const endedAt = Date.now();
  const exchangeId = call.services.ports.newId();
  response.headers.set(EXCHANGE_FIELD, exchangeId);
  const answerLost = await heldBack(request);
  if (lab.trial) return response;

  const sent = bytes === null ? null : Buffer.from(bytes).toString('utf8');
  const answered = response.body === null ? null : await response.clone().text();
  const exchange: Exchange = {
    id: exchangeId,
    client: person.name,
    method: request.method,
    target: `${call.url.pathname}${call.url.search}`,
    requestFields: fieldsOf(request.headers),
    requestBody: sent === '' ? null : cut(sent),
    status: response.status,
    responseFields: fieldsOf(response.headers),
    responseBody: request.method === 'HEAD' ? null : cut(answered),
    startedAt,
    endedAt,
    ...(answerLost ? { answerLost } : {}),
    ...(isLong(sent) || isLong(answered) ? { truncated: true } : {}),
  };
  labs.hub.record(lab.id, lab.round, exchange);
  return response;
}

/** The answer to whoever has to have the lock first (RFC 4918 §11.3). */
export function lockedAnswer(call: Call, detail: string): Response {
  return problemAnswer(call, 'locked', { detail });
}

function pausedAnswer(call: Call): Response {
  return problemAnswer(
    call,
    'unavailable',
    { detail: 'The lab is paused.', message: 'The lab is paused. Nothing was changed.' },
    { 'Retry-After': '5' },
  );
}

function holdsLock(call: Call, lab: Lab, member: string): boolean {
  const token = call.request.headers.get('lock-token')?.trim();
  return (
    lab.lockHolder === member &&
    lab.lockToken !== null &&
    lab.lockToken === token &&
    (lab.lockedUntil?.getTime() ?? 0) > call.services.ports.now()
  );
}

/** What naive servers send: a date at all times, though two versions of one second then have the same. */
async function addDate(call: Call, lab: Lab, { headers }: Response): Promise<void> {
  const version = Number(headers.get('document-version'));
  const revision = version > 0 ? await call.services.ports.documents.revision(lab.id, version) : null;
  if (revision) headers.set('Last-Modified', formatHttpDate(revision.savedAt.getTime()));
}

/** The gate that a request asks to be held at, in this lab only; `null` where check and write are one step. */
function gateOf({ headers }: Request, lab: Lab): string | null {
  const name = headers.get(GATE_FIELD);
  return name !== null && lab.guard === 'check-then-write' && isGateName(name) ? gateKey(lab.id, name) : null;
}

/** Holds an answer back as long as the request asks; tells whether its client went away meanwhile. */
async function heldBack({ headers, signal }: Request): Promise<boolean> {
  const asked = Number(headers.get(DELAY_FIELD) ?? 0);
  if (asked > 0) await sleep(Math.min(asked, LONGEST_DELAY), null, { signal }).catch(() => undefined);
  return signal.aborted;
}

function fieldsOf(headers: Headers): readonly Field[] {
  // The framework adds the forwarding fields itself: they did not go over the wire.
  return [...headers].filter(([name]) => !SECRET.has(name) && !name.startsWith('x-forwarded-'));
}

const isLong = (text: string | null) => (text?.length ?? 0) > KEPT_OF_BODY;
const cut = (text: string | null) => text?.slice(0, KEPT_OF_BODY) ?? null;
