import { z } from 'zod';
import { DEFAULT_GUARD } from '@/lib/lab/guards/guard';
import { problemAnswer } from '@/lib/server/http/answers';
import { jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { type Handler, route } from '@/lib/server/http/route';
import { labsOf } from '@/lib/server/labs/labs';
import { guardName, readShape, viewOf } from '@/lib/server/labs/request';

const wanted = z.strictObject({
  guard: guardName.default(DEFAULT_GUARD),
  trial: z.boolean().default(false),
});

const create: Handler<unknown> = async (call) => {
  const content = await readShape(call, wanted);
  if (content instanceof Response) return content;
  const { id: ownerId } = await call.person();
  const lab = await labsOf(call.services).store.create(ownerId, content.guard, content.trial);
  if (!lab) {
    return problemAnswer(
      call,
      'too_many_requests',
      { detail: 'There are too many labs.', message: 'There are too many labs right now. Try again later.' },
      { 'Retry-After': '600' },
    );
  }
  const representation = jsonRepresentation({ ...viewOf(call, lab), teacher: true });
  return representationAnswer(201, representation, { Location: `/api/labs/${lab.id}` });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs', { POST: create });
