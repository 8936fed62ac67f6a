import { z } from 'zod';
import { personContent } from '@/lib/documents/use-cases/rename-person';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { falsePrecondition, jsonRepresentation } from '@/lib/server/http/json-answer';
import { jsonContent } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import { labToken } from '@/lib/server/labs/client-token';
import type { Lab } from '@/lib/server/labs/lab';
import { labsOf } from '@/lib/server/labs/labs';
import type { OwnPlace } from '@/lib/server/labs/names';
import { isRefused } from '@/lib/server/labs/refusal';
import { anyLab, guestOf, noPlaces } from '@/lib/server/labs/request';

const named = jsonContent(z.strictObject({ name: personContent.shape.name }), {
  message: 'This name cannot be used. Choose another one; nothing was changed.',
  detail: ({ message }) => message,
});

/** The asker's own place in the lab, with its token; 404 where they have none yet. */
const read = takes({ lab: anyLab }, async (call, { lab }) => {
  const { caller } = call;
  const place = caller && (await labsOf(call.services).classroom.placeOf(lab.id, caller.id));
  if (place) return freshAnswer(200, identityOf(call, lab.id, place));
  return problemAnswer(call, 'not_found', {
    detail: 'The caller has no place in this lab yet.',
    message: 'You have not joined this lab yet. Give a name to join it.',
  });
});

/** The lab, where the preconditions of a request are true of the asker's own place in it (RFC 9110 §13.2). */
const lab: Input<{ readonly id: string }, Lab> = async (call) => {
  const found = await anyLab(call);
  if (found instanceof Response) return found;
  const { caller } = call;
  const place = caller && (await labsOf(call.services).classroom.placeOf(found.id, caller.id));
  return falsePrecondition(call, place && shown(call, found.id, place)) ?? found;
};

/**
 * Takes the asker's own place in the lab: 201 where it is made, 200 where they have it already, under the name that it
 * was given first. However often and at once it is sent, each person has one place, so it needs no precondition: there
 * is nothing that it could overwrite.
 */
const take = takes({ lab, content: named }, async (call, { lab, content: { name } }) => {
  const { classroom, news } = labsOf(call.services);
  const { caller } = call;
  const personId = caller?.id ?? call.services.ports.newId();
  // Whoever sends no cookie shares the share of all such, and is somebody only once they have a place.
  const place = await classroom.takePlace(lab.id, personId, name, await guestOf(call, lab));
  if (isRefused(place)) return noPlaces(call, place);
  if (caller === null) call.become(personId);
  if (place.isNew) news.announce(lab.id, 'record');
  // Another request of theirs came first, which may have made false what was true.
  const overtaken = place.isNew ? null : falsePrecondition(call, shown(call, lab.id, place));
  if (overtaken) return overtaken;
  return freshAnswer(place.isNew ? 201 : 200, identityOf(call, lab.id, place));
});

const shown = (call: Call, labId: string, place: OwnPlace) =>
  jsonRepresentation(identityOf(call, labId, place));

function identityOf({ services }: Call, labId: string, { place, name }: OwnPlace): LabIdentity {
  return { name, token: labToken({ labId, index: place, name }, services.keys) };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/clients/mine', {
  GET: read,
  PUT: take,
});
