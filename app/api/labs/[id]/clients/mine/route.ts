import { z } from 'zod';
import { personContent } from '@/lib/documents/use-cases/rename-person';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { jsonContent } from '@/lib/server/http/json-content';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labToken } from '@/lib/server/labs/client-token';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, fullLab, guestOf } from '@/lib/server/labs/request';

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

/**
 * Takes the asker's own place in the lab: 201 where it is made, 200 where they have it already, under the name that it
 * was given first. However often and at once it is sent, each person has one place, so it needs no precondition: there
 * is nothing that it could overwrite.
 */
const take = takes({ lab: anyLab, content: named }, async (call, { lab, content: { name } }) => {
  const { classroom, news } = labsOf(call.services);
  const { id: personId } = await call.person();
  const place = await classroom.takePlace(lab.id, personId, name, await guestOf(call, lab));
  if (place === null) return fullLab(call);
  if (place.isNew) news.announce(lab.id, 'record');
  return freshAnswer(place.isNew ? 201 : 200, identityOf(call, lab.id, place));
});

function identityOf(
  { services }: Call,
  labId: string,
  { place, name }: { readonly place: number; readonly name: string },
): LabIdentity {
  return { name, token: labToken({ labId, index: place, name }, services.keys) };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/clients/mine', {
  GET: read,
  PUT: take,
});
