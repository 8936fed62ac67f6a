import { z } from 'zod';
import { preconditionRequired } from '@/lib/http/precondition-problem';
import { describedProblem } from '@/lib/server/answers';
import {
  jsonAnswer,
  jsonRepresentation,
  preconditionAnswer,
  representationAnswer,
} from '@/lib/server/json-answer';
import { findLab, guardName, isTeacher, notTeacherAnswer, readShape, viewOf } from '@/lib/server/lab-request';
import { labsOf, stateOf } from '@/lib/server/labs';
import { refusalAnswer } from '@/lib/server/refusal-answer';
import { type Handler, route } from '@/lib/server/route';

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
