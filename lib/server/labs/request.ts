import { z } from 'zod';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { LabView } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { couldBeLab } from '@/lib/server/http/could-be-lab';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { jsonContent } from '@/lib/server/http/json-content';
import type { Input } from '@/lib/server/http/takes';
import { type Lab, stateOf } from './lab';
import { labsOf } from './labs';

/** The name of a guard, as requests give it. */
export const guardName = z.enum(GUARDS.map(({ guard }) => guard));

/** The lab that an address names; 404 where there is none. */
export const anyLab: Input<{ readonly id: string }, Lab> = async (call) => {
  const id = parseDocumentId(call.params.id);
  const found = id !== null && couldBeLab(id) ? await labsOf(call.services).store.find(id) : null;
  return found ?? noLab(call);
};

/** The answer where there is no lab (any more). */
export function noLab(call: Call): Response {
  return problemAnswer(call, 'not_found', {
    detail: 'There is no such lab.',
    message: 'There is no lab at this address, or it is over.',
  });
}

/** The same, for its teacher only: 403 for others. */
export const ownLab: Input<{ readonly id: string }, Lab> = async (call) => {
  const found = await anyLab(call);
  if (found instanceof Response || isTeacher(call, found)) return found;
  return problemAnswer(call, 'forbidden', {
    detail: 'Only the one who made the lab may do this.',
    message: 'Only the one who made this lab can do that. Nothing was changed.',
  });
};

/** The content of a request as JSON of a shape. There has to be some, `{}` at the least. */
export function labContent<Value>(shape: z.ZodType<Value>): Input<unknown, Value> {
  return jsonContent(shape, { message: 'The lab did not understand this. Nothing was changed.' });
}

/** A lab as its resource shows it to whoever asks. */
export function viewOf(call: Call, lab: Lab): LabView {
  return { id: lab.id, ...stateOf(lab), teacher: isTeacher(call, lab) };
}

/** Whether whoever asks made the lab. */
export function isTeacher(call: Call, lab: Lab): boolean {
  return lab.ownerId === call.caller?.id;
}
