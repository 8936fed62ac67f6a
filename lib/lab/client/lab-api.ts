import { documents } from '@/lib/client/api/documents-api';
import { problemError } from '@/lib/client/api/problem-error';
import type { Guard } from '@/lib/lab/guards/guard';
import { CLIENT_FIELD, type LabIdentity, type LabView } from '@/lib/lab/people/lab-view';

/** The server said no, in words for people. */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Loaded {
  readonly lab: LabView;
  readonly etag: string;
}

/** Makes a lab. A trial is a short-lived one for a single experiment: nobody joins it and nothing in it is recorded. */
export async function createLab(guard: Guard, trial = false): Promise<LabView> {
  await beSomebody();
  return (await call('/api/labs', 'POST', { guard, trial })).json();
}

/** Reads a lab, with the tag that a change of it needs. */
export async function readLab(id: string): Promise<Loaded> {
  const response = await call(`/api/labs/${id}`, 'GET');
  return { lab: await response.json(), etag: response.headers.get('ETag') ?? '' };
}

/** Switches the guard, pauses and goes on, or sets the class's challenge, whatever somebody else changed meanwhile. */
export async function changeLab(
  id: string,
  change: Partial<Pick<LabView, 'guard' | 'paused' | 'challenge'>>,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { lab, etag } = await readLab(id);
    const { guard, paused, challenge } = { ...lab, ...change };
    try {
      await call(`/api/labs/${id}`, 'PUT', { guard, paused, challenge }, { 'If-Match': etag });
      return;
    } catch (error) {
      if (tries >= 5 || !(error instanceof LabError) || error.status !== 412) throw error;
    }
  }
}

/** Puts the starting text back and forgets the exchanges; with a guard, switches to it as well. */
export async function resetLab(id: string, guard?: Guard): Promise<LabView> {
  return (await call(`/api/labs/${id}/reset`, 'POST', guard ? { guard } : {})).json();
}

/** Joins as so many new clients. */
export async function joinLab(id: string, count = 1): Promise<readonly LabIdentity[]> {
  await beSomebody();
  return (await call(`/api/labs/${id}/clients`, 'POST', { count })).json();
}

/** Takes this browser's one own place in a lab, by that name; who has one keeps the name that it has. */
export async function takePlace(id: string, name: string): Promise<LabIdentity> {
  await beSomebody();
  return (await call(`/api/labs/${id}/clients/mine`, 'PUT', { name })).json();
}

/** This browser's own place in a lab; `null` where it has none. */
export async function findPlace(id: string): Promise<LabIdentity | null> {
  await beSomebody();
  try {
    return await (await call(`/api/labs/${id}/clients/mine`, 'GET')).json();
  } catch (error) {
    if (error instanceof LabError && error.status === 404) return null;
    throw error;
  }
}

/** Tells a class how far the client with that token has come with a challenge. Telling it again does no harm. */
export async function tellProgress(
  id: string,
  challenge: string,
  token: string,
  progress: { readonly prediction?: string; readonly reached?: true },
): Promise<void> {
  await call(`/api/labs/${id}/progress/${challenge}`, 'PUT', progress, asClient(token));
}

/** The path that makes whoever opens it a teacher of the lab. */
export async function teacherLink(id: string): Promise<string> {
  return (await (await call(`/api/labs/${id}/teacher-link`, 'POST')).json()).link;
}

/** Makes this browser a teacher of the lab, by the token of a link for teachers. */
export async function becomeTeacher(id: string, token: string): Promise<LabView> {
  await beSomebody();
  return (await call(`/api/labs/${id}/teachers/mine`, 'PUT', { token })).json();
}

/** Waits until a PUT of the client with that token stands at a gate. */
export async function awaitGate(
  id: string,
  gate: string,
  token: string | undefined,
): Promise<'held' | 'answered'> {
  const { state } = await (
    await call(`/api/labs/${id}/gates/${gate}`, 'GET', undefined, asClient(token))
  ).json();
  return state === 'held' ? 'held' : 'answered';
}

/** Opens a gate of the client with that token. */
export async function openGate(id: string, gate: string, token: string | undefined): Promise<void> {
  await call(`/api/labs/${id}/gates/${gate}`, 'DELETE', undefined, asClient(token));
}

/**
 * Whoever makes a lab while the page still asks who they are would become two people, of whom the one that the browser goes on
 * as may not steer it. Where the server does not say now who one is, it says why to what comes next.
 */
async function beSomebody(): Promise<void> {
  await documents.me().catch(() => {});
}

function asClient(token: string | undefined): Readonly<Record<string, string>> {
  return token === undefined ? {} : { [CLIENT_FIELD]: token };
}

async function call(
  target: string,
  method: string,
  body?: object,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(target, {
      method,
      cache: 'no-store',
      headers: body ? { ...fields, 'Content-Type': 'application/json' } : fields,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new LabError(0, 'The server cannot be reached right now. Try again in a moment.');
  }
  if (response.ok) return response;
  throw new LabError(response.status, (await problemError(response, Date.now())).message);
}
