import { setTimeout as sleep } from 'node:timers/promises';
import { formatHttpDate } from '@/lib/http/fields/http-date';
import { type Exchange, type Field, isSuccess, isWrite, versionOf } from '@/lib/lab/exchanges/exchange';
import { shown } from '@/lib/lab/exchanges/secret-fields';
import { guardPolicy } from '@/lib/lab/guards/guard-policy';
import { type LockStanding, lockStanding } from '@/lib/lab/guards/lock-standing';
import { DELAY_FIELD, EXCHANGE_FIELD, GATE_FIELD, GUARD_FIELD } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { couldBeLab } from '@/lib/server/http/could-be-lab';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import type { Handler, Handlers } from '@/lib/server/http/route';
import { DOCUMENT_ROUTE, underLimits } from '@/lib/server/http/under-limits';
import { LabCall } from './call';
import type { LabMember } from './client-token';
import { isGateName } from './gates';
import { type Lab, labPerson } from './lab';
import { type Labs, labsOf } from './labs';
import { memberOf } from './member';
import { NAMELESS } from './names';

type Params = { readonly id: string };

/** Characters of a body that are kept in the record. */
const KEPT_OF_BODY = 16 * 1024;
/** The longest that an answer is held back, in milliseconds. */
const LONGEST_DELAY = 5_000;
/** How long check and write lie apart where they are two steps and nobody holds a gate, in milliseconds. */
const GAP = { lab: 400, trial: 15 };

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
    if (!lab) {
      // A lab's document ends with its lab, also before it has been removed.
      if (await labs.store.isOver(id)) return refusalAnswer(call, { kind: 'missing' });
      // Anybody may give a document such an id, and is held to the same then as with any other.
      return underLimits(call, DOCUMENT_ROUTE, () => handler(call), false);
    }
    return recorded(call, labs, lab, async (inside, member) => {
      if (lab.paused) return pausedAnswer(call);
      if (!call.reads && guardPolicy(lab.guard, inside.conditions).locked) {
        const standing = standingOf(call, lab, member);
        if (standing !== 'holds') return lockedAnswer(call, standing);
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
  const member = memberOf(call, lab);
  if (member instanceof Response) return member;
  const person = member
    ? labPerson(lab.id, String(member.index), member.name)
    : // Whoever does not say who they are is nobody's second self: they share no lock and no act with another.
      labPerson(lab.id, `visitor:${call.caller?.id ?? call.requestId}`, NAMELESS);
  const bytes = await call.received();
  await call.countContent(bytes, 'lab-bytes');
  const gate = gateOf(request, lab, member);
  const inside = new LabCall(call, lab, {
    person,
    bytes,
    betweenCheckAndWrite: async () => {
      if (gate) await labs.gates.pass(gate, request.signal);
      else await sleep(lab.trial ? GAP.trial : GAP.lab);
      // What was checked went with the round.
      if ((await labs.store.find(lab.id))?.round !== lab.round) throw new RoundOver();
    },
  });
  let response: Response;
  try {
    response = await work(inside, person.id);
  } catch (fault) {
    if (!(fault instanceof RoundOver)) throw fault;
    // Its condition is looked at again, now of the new round's text.
    const again = new LabCall(call, lab, { person, bytes, betweenCheckAndWrite: async () => {} });
    response = await work(again, person.id);
  } finally {
    if (gate) {
      await labs.gates
        .finish(gate)
        .catch((fault) => call.services.log.warn({ err: fault }, 'a gate is not forgotten'));
    }
  }
  const endedAt = Date.now();
  const exchangeId = call.services.ports.newId();
  response.headers.set(EXCHANGE_FIELD, exchangeId);
  response.headers.set(GUARD_FIELD, lab.guard);
  const answerLost = await heldBack(labs, lab, member, request);
  if (lab.trial) return response;

  const sent = bytes === null ? null : Buffer.from(bytes).toString('utf8');
  const answered = response.body === null ? null : await response.clone().text();
  const exchange: Exchange = shown({
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
  });
  await labs.recorder.record(await roundOf(labs, lab, exchange), exchange);
  return response;
}

/** A new round began between check and write. */
class RoundOver extends Error {}

/**
 * The round that an exchange belongs to: that in which it was sent, unless its write came after the start of the next one,
 * which would show a text that none of its exchanges explains.
 */
async function roundOf({ store }: Labs, lab: Lab, exchange: Exchange): Promise<Lab> {
  if (!isWrite(exchange) || !isSuccess(exchange)) return lab;
  const now = await store.find(lab.id);
  return now && now.round !== lab.round && (versionOf(exchange) ?? 0) > now.startVersion ? now : lab;
}

type Lockless = Exclude<LockStanding, 'holds'>;

/** What a writer without the lock is told, beside what every problem of its kind says. */
const LOCKLESS: Readonly<Record<Lockless, { readonly detail: string; readonly message?: string }>> = {
  others: { detail: 'Somebody else holds the lock. When it has ended, take it, GET the document, and save.' },
  unshown: {
    detail: 'You hold the lock. Send the token that you were given in Lock-Token.',
    message:
      'You hold the lock, but this save did not show its token. Nothing was changed. Save again with it.',
  },
  free: {
    detail: 'Nobody holds the lock. POST to it, GET the document, and send the token in Lock-Token.',
    message: 'Nobody holds the lock. Nothing was changed. Take the lock first, load the document, then save.',
  },
};

/** The answer to whoever has to have the lock first: while it is held, RFC 4918 §11.3; while it is free, the lab's rule. */
export function lockedAnswer(call: Call, standing: Lockless): Response {
  return problemAnswer(call, standing === 'others' ? 'locked' : 'lock_required', LOCKLESS[standing]);
}

function pausedAnswer(call: Call): Response {
  return problemAnswer(
    call,
    'unavailable',
    { detail: 'The lab is paused.', message: 'The lab is paused. Nothing was changed.' },
    { 'Retry-After': '5' },
  );
}

function standingOf(call: Call, lab: Lab, member: string): LockStanding {
  return lockStanding(
    { holder: lab.lockHolder, token: lab.lockToken, until: lab.lockedUntil?.getTime() ?? null },
    { id: member, token: call.request.headers.get('lock-token')?.trim() ?? null },
    call.services.ports.now(),
  );
}

/** What naive servers send: a date at all times, though two versions of one second then have the same. */
async function addDate(call: Call, lab: Lab, { headers }: Response): Promise<void> {
  const version = Number(headers.get('document-version'));
  const revision = version > 0 ? await call.services.ports.documents.revision(lab.id, version) : null;
  if (revision) headers.set('Last-Modified', formatHttpDate(revision.savedAt.getTime()));
}

/** The gate that a client asks to be held at, one of its own; `null` where check and write are one step. */
function gateOf({ headers }: Request, lab: Lab, member: LabMember | null) {
  const name = headers.get(GATE_FIELD);
  return name !== null && member && lab.guard === 'check-then-write' && isGateName(name)
    ? { labId: lab.id, client: member.index, name }
    : null;
}

/**
 * Holds an answer back as long as a client asks, if not too many are held back for it already; tells whether the client
 * went away meanwhile.
 */
async function heldBack(
  { delays }: Labs,
  lab: Lab,
  member: LabMember | null,
  { headers, signal }: Request,
): Promise<boolean> {
  const asked = Number(headers.get(DELAY_FIELD) ?? 0);
  const end = asked > 0 && member ? delays.take(lab.id, { person: String(member.index), address: '' }) : null;
  if (end) {
    await sleep(Math.min(asked, LONGEST_DELAY), null, { signal }).catch(() => undefined);
    end();
  }
  return signal.aborted;
}

function fieldsOf(headers: Headers): readonly Field[] {
  return [...headers];
}

const isLong = (text: string | null) => (text?.length ?? 0) > KEPT_OF_BODY;
const cut = (text: string | null) => text?.slice(0, KEPT_OF_BODY) ?? null;
