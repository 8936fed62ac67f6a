import { z } from 'zod';
import { jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { guardName, labContent, noLab, ownLab, viewOf } from '@/lib/server/labs/request';

const wanted = labContent(z.strictObject({ guard: guardName.optional() }));

/** Starts a new round: the starting text again, nothing recorded, nobody holding the lock. */
const reset = takes({ lab: ownLab, content: wanted }, async (call, { lab, content: { guard } }) => {
  const { store, news } = labsOf(call.services);
  const fresh = await store.reset(lab, guard ?? lab.guard);
  if (!fresh) return noLab(call);
  news.announce(fresh.id, 'record');
  return representationAnswer(200, jsonRepresentation(viewOf(fresh, true)), {});
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/reset', {
  POST: reset,
});
