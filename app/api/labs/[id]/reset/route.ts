import { z } from 'zod';
import { falsePrecondition, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import type { Lab } from '@/lib/server/labs/lab';
import { labsOf } from '@/lib/server/labs/labs';
import { guardName, labContent, noLab, ownLab, viewOf } from '@/lib/server/labs/request';

const wanted = labContent(z.strictObject({ guard: guardName.optional() }));

/** The lab, where the preconditions of a request are true of it: a reset has no state of its own (RFC 9110 §13.2). */
const lab: Input<{ readonly id: string }, Lab> = async (call) => {
  const found = await ownLab(call);
  if (found instanceof Response) return found;
  return falsePrecondition(call, jsonRepresentation(viewOf(found, true))) ?? found;
};

/** Starts a new round: the starting text again, nothing recorded, nobody holding the lock. */
const reset = takes({ lab, content: wanted }, async (call, { lab, content: { guard } }) => {
  const { store, news } = labsOf(call.services);
  const fresh = await store.reset(lab, guard ?? lab.guard);
  if (!fresh) return noLab(call);
  news.announce(fresh.id, 'record');
  return representationAnswer(200, jsonRepresentation(viewOf(fresh, true)), {});
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/reset', {
  POST: reset,
});
