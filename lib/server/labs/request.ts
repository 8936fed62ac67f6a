import { z } from 'zod';
import { decodeJson } from '@/lib/documents/content/content';
import { receiveContent } from '@/lib/documents/content/incoming-content';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { LabView } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { couldBeLab } from './lab-id';
import { labsOf, stateOf } from './labs';
import type { Lab } from './store';

/** The name of a guard, as requests give it. */
export const guardName = z.enum(GUARDS.map(({ guard }) => guard));

/** The lab that an address names, or the answer that says that there is none. */
export async function findLab(call: Call<{ readonly id: string }>): Promise<Lab | Response> {
  const id = parseDocumentId(call.params.id);
  const lab = id !== null && couldBeLab(id) ? await labsOf(call.services).store.find(id) : null;
  return (
    lab ??
    problemAnswer(call, 'not_found', {
      detail: 'There is no such lab.',
      message: 'There is no lab at this address, or it is over.',
    })
  );
}

/** A lab as its resource shows it to whoever asks. */
export function viewOf(call: Call, lab: Lab): LabView {
  return { id: lab.id, ...stateOf(lab), teacher: isTeacher(call, lab) };
}

/** Whether whoever asks made the lab. */
export function isTeacher(call: Call, lab: Lab): boolean {
  return lab.ownerId === call.caller?.id;
}

/** The answer to whoever may not do this with the lab. */
export function notTeacherAnswer(call: Call): Response {
  return problemAnswer(call, 'forbidden', {
    detail: 'Only the one who made the lab may do this.',
    message: 'Only the one who made this lab can do that. Nothing was changed.',
  });
}

/** Reads a request's JSON by a shape, or answers why it cannot be; no content counts as `{}`. */
export async function readShape<Value>(call: Call, shape: z.ZodType<Value>): Promise<Value | Response> {
  const received = await receiveContent(call.content, ['application/json']);
  if (received.kind !== 'received') return refusalAnswer(call, received);
  const json = decodeJson(received.bytes);
  if (json.kind !== 'json') return refusalAnswer(call, { kind: 'malformed', fault: json });
  const parsed = shape.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return problemAnswer(call, 'invalid_document', {
    detail: `${issue?.path.join('.') || 'The content'}: ${issue?.message ?? 'not understood'}`,
    message: 'The lab did not understand this. Nothing was changed.',
  });
}
