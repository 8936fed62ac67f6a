import { z } from 'zod';
import { DEFAULT_GUARD } from '@/lib/lab/guards/guard';
import { problemAnswer } from '@/lib/server/http/answers';
import { jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { guardName, labContent, viewOf } from '@/lib/server/labs/request';
import { shareOf } from '@/lib/server/labs/shares';

const wanted = labContent(
  z.strictObject({ guard: guardName.default(DEFAULT_GUARD), trial: z.boolean().default(false) }),
);

const create = takes({ content: wanted }, async (call, { content: { guard, trial } }) => {
  const { id: ownerId } = await call.person();
  const labs = labsOf(call.services);
  const { lab, removed } = await labs.store.create({ ownerId, share: shareOf(call) }, guard, trial);
  for (const id of removed) labs.news.announce(id, 'record');
  if (!lab) {
    return problemAnswer(
      call,
      'too_many_requests',
      { detail: 'There are too many labs.', message: 'There are too many labs right now. Try again later.' },
      { 'Retry-After': '600' },
    );
  }
  const representation = jsonRepresentation(viewOf(lab, true));
  return representationAnswer(201, representation, { Location: `/api/labs/${lab.id}` });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs', { POST: create });
