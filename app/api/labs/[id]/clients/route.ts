import { z } from 'zod';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { jsonAnswer, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labToken } from '@/lib/server/labs/client-token';
import { labsOf } from '@/lib/server/labs/labs';
import { isRefused } from '@/lib/server/labs/refusal';
import { anyLab, guestOf, labContent, noPlaces } from '@/lib/server/labs/request';

/** A teacher may bring a whole race of clients. Everybody else has a share of the lab, which is far less. */
const MOST_AT_ONCE = 200;

const wanted = labContent(z.strictObject({ count: z.int().min(1).max(MOST_AT_ONCE).default(1) }));

const list = takes({ lab: anyLab }, async (call, { lab }) =>
  jsonAnswer(call, await labsOf(call.services).classroom.clients(lab)),
);

/** Joins as further clients: answers with a name and a token for each. One's own place is at `clients/mine`. */
const join = takes({ lab: anyLab, content: wanted }, async (call, { lab, content: { count } }) => {
  const { classroom, news } = labsOf(call.services);
  const guest = await guestOf(call, lab);
  const places = await classroom.join(lab.id, count, guest);
  if (isRefused(places)) return noPlaces(call, places);
  const identities = places.map(
    ({ place, name }): LabIdentity => ({
      name,
      token: labToken({ labId: lab.id, index: place, name }, call.services.keys),
    }),
  );
  if (!lab.trial) news.announce(lab.id, 'record');
  return representationAnswer(201, jsonRepresentation(identities), { 'Cache-Control': NO_STORE });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/clients', {
  GET: list,
  POST: join,
});
