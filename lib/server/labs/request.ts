import { z } from 'zod';
import { GUARDS } from '@/lib/lab/guards/guard';
import type { LabView } from '@/lib/lab/people/lab-view';
import { problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { couldBeLab } from '@/lib/server/http/could-be-lab';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { jsonContent } from '@/lib/server/http/json-content';
import type { Input } from '@/lib/server/http/takes';
import type { Guest } from './classroom';
import { type Lab, stateOf } from './lab';
import { labsOf } from './labs';
import type { Refusal } from './refusal';
import { shareOf } from './shares';

/** The name of a guard, as requests give it. */
export const guardName = z.enum(GUARDS.map(({ guard }) => guard));

/** The id of a challenge, by its form: which challenges there are, the server need not know. */
export const challengeName = z
  .string()
  .regex(
    /^[a-z0-9-]{1,40}$/,
    'The id of a challenge may have small letters, digits and hyphens, at most 40.',
  );

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

/** The same, for its teachers only: 403 for others. */
export const ownLab: Input<{ readonly id: string }, Lab> = async (call) => {
  const found = await anyLab(call);
  if (found instanceof Response || (await isTeacher(call, found))) return found;
  return problemAnswer(call, 'forbidden', {
    detail:
      'Only a teacher of the lab may do this: the person who made it, or somebody who opened its teacher link.',
    message: 'Only a teacher of this lab can do that. Nothing was changed.',
  });
};

/** The content of a request as JSON of a shape. There has to be some, `{}` at the least. */
export function labContent<Value>(shape: z.ZodType<Value>): Input<unknown, Value> {
  return jsonContent(shape, { message: 'The lab did not understand this. Nothing was changed.' });
}

/** A lab as its resource shows it to a teacher, or to somebody else. */
export function viewOf(lab: Lab, teacher: boolean): LabView {
  return { id: lab.id, ...stateOf(lab), teacher };
}

/** Whether whoever asks is a teacher of the lab. */
export async function isTeacher(call: Call, lab: Lab): Promise<boolean> {
  return labsOf(call.services).classroom.isTeacher(lab, call.caller?.id ?? null);
}

/** Who asks for places in a lab; `null`: a teacher, for whom no share is counted. */
export async function guestOf(call: Call, lab: Lab): Promise<Guest | null> {
  return (await isTeacher(call, lab)) ? null : { personId: call.asker.person, share: shareOf(call) };
}

/** The answer where a lab takes in none of the clients that somebody asked for. Waiting makes no room, so it names no time. */
export function noPlaces(call: Call, refusal: Refusal): Response {
  if (refusal.refused === 'gone') return noLab(call);
  const { left } = refusal;
  if (left === 0) {
    return problemAnswer(call, 'too_many_requests', {
      detail: 'This lab takes no more clients, or none of this person or address.',
      message: 'This lab is full: it takes no more people from here.',
    });
  }
  const more = left === 1 ? '1 more person' : `${left} more people`;
  return problemAnswer(call, 'too_many_requests', {
    detail: `This lab takes at most ${left} more clients of this person or address.`,
    message: `This lab has room for ${more} from this browser. Nobody was added. Add fewer at once.`,
  });
}
