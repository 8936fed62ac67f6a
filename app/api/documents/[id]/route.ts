import { deleteDocument } from '@/lib/documents/use-cases/delete-document';
import { patchDocument } from '@/lib/documents/use-cases/patch-document';
import { readDocument } from '@/lib/documents/use-cases/read-document';
import { saveDocument } from '@/lib/documents/use-cases/save-document';
import { emptyAnswer } from '@/lib/server/http/answers';
import { ACCEPT_PATCH, readAnswer, savedAnswer } from '@/lib/server/http/document-answers';
import { documentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { inLab } from '@/lib/server/labs/recorded-route';

const read = takes({ id: documentId }, async (call, { id }) => {
  const { caller, conditions } = call;
  return readAnswer(call, await readDocument(call.services.ports, { id, caller, conditions }));
});

const save = takes({ id: documentId }, async (call, { id }) => {
  const { conditions, content, guard } = call;
  const mergeBase = call.request.headers.get('merge-base');
  const person = await call.person();
  const request = { id, person, conditions, content, mergeBase, guard };
  return savedAnswer(call, await saveDocument(call.services.ports, request));
});

const patch = takes({ id: documentId }, async (call, { id }) => {
  const { conditions, content, guard } = call;
  const request = { id, person: await call.person(), conditions, content, guard };
  return savedAnswer(call, await patchDocument(call.services.ports, request));
});

const remove = takes({ id: documentId }, async (call, { id }) => {
  const { conditions, guard } = call;
  const request = { id, person: await call.person(), conditions, guard };
  const outcome = await deleteDocument(call.services.ports, request);
  return outcome.kind === 'deleted' ? emptyAnswer(204, {}) : refusalAnswer(call, outcome);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]',
  inLab({ GET: read, PUT: save, PATCH: patch, DELETE: remove }),
  { 'Accept-Patch': ACCEPT_PATCH },
);
