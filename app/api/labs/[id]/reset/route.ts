import { z } from 'zod';
import { jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { type Handler, route } from '@/lib/server/http/route';
import { labsOf, stateOf } from '@/lib/server/labs/labs';
import {
  findLab,
  guardName,
  isTeacher,
  notTeacherAnswer,
  readShape,
  viewOf,
} from '@/lib/server/labs/request';

const wanted = z.strictObject({ guard: guardName.optional() });

/** Starts a new round: the starting text again, nothing recorded, nobody holding the lock. */
const reset: Handler<{ readonly id: string }> = async (call) => {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  if (!isTeacher(call, lab)) return notTeacherAnswer(call);
  const content = await readShape(call, wanted);
  if (content instanceof Response) return content;
  const { store, hub } = labsOf(call.services);
  const fresh = await store.reset(lab, content.guard ?? lab.guard);
  if (!fresh.trial) hub.tell(fresh.id, { type: 'lab', lab: stateOf(fresh) });
  return representationAnswer(200, jsonRepresentation(viewOf(call, fresh)), {});
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/reset', {
  POST: reset,
});
