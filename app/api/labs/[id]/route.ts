import { z } from 'zod';
import { preconditionRequired } from '@/lib/http/conditions/precondition-problem';
import { describedProblem } from '@/lib/server/http/answers';
import {
  jsonAnswer,
  jsonRepresentation,
  preconditionAnswer,
  representationAnswer,
} from '@/lib/server/http/json-answer';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
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

type Of = Handler<{ readonly id: string }>;

const settings = z.strictObject({ guard: guardName, paused: z.boolean() });

const read: Of = async (call) => {
  const lab = await findLab(call);
  return lab instanceof Response ? lab : jsonAnswer(call, viewOf(call, lab));
};

/** Switches guard and pause: a conditional save like any other. */
const change: Of = async (call) => {
  const lab = await findLab(call);
  if (lab instanceof Response) return lab;
  if (!isTeacher(call, lab)) return notTeacherAnswer(call);
  const refused = preconditionAnswer(call, jsonRepresentation(viewOf(call, lab)), {});
  if (refused) return refused;
  if (call.conditions.ifMatch === null) {
    return describedProblem(preconditionRequired(call.place, 'If-Match'));
  }
  const next = await readShape(call, settings);
  if (next instanceof Response) return next;
  const { store, hub } = labsOf(call.services);
  if (!(await store.change(lab, next))) return refusalAnswer(call, { kind: 'busy' });
  const changed = { ...lab, ...next };
  hub.tell(lab.id, { type: 'lab', lab: stateOf(changed) });
  return representationAnswer(200, jsonRepresentation(viewOf(call, changed)), {
    'Content-Location': call.url.pathname,
  });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]', {
  GET: read,
  PUT: change,
});
