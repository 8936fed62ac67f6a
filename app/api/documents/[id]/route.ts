import { deleteDocument } from '@/lib/documents/use-cases/delete-document';
import { patchDocument } from '@/lib/documents/use-cases/patch-document';
import { readDocument } from '@/lib/documents/use-cases/read-document';
import { saveDocument } from '@/lib/documents/use-cases/save-document';
import { ACCEPT_PATCH, readAnswer, savedAnswer } from '@/lib/server/http/document-answers';
import { documentId } from '@/lib/server/http/document-id';
import { inTurn } from '@/lib/server/http/in-turn';
import { namedAct } from '@/lib/server/http/named-act';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { inLab } from '@/lib/server/labs/recorded-route';

const read = takes({ id: documentId }, async (call, { id }) => {
  const { caller, conditions } = call;
  return readAnswer(call, await readDocument(call.services.ports, { id, caller, conditions }));
});

const save = takes({ id: documentId, act: namedAct }, async (call, { id, act }) => {
  const { conditions, content, guard } = call;
  const mergeBase = call.request.headers.get('merge-base');
  const person = await call.person();
  const request = { id, person, conditions, act, content, mergeBase, guard };
  const outcome = await inTurn(call, id, () => saveDocument(call.services.ports, request));
  return savedAnswer(call, outcome);
});

const patch = takes({ id: documentId, act: namedAct }, async (call, { id, act }) => {
  const { conditions, content, guard } = call;
  const request = { id, person: await call.person(), conditions, act, content, guard };
  const outcome = await inTurn(call, id, () => patchDocument(call.services.ports, request));
  return savedAnswer(call, outcome);
});

const remove = takes({ id: documentId, act: namedAct }, async (call, { id, act }) => {
  const { conditions, guard } = call;
  const request = { id, person: await call.person(), conditions, act, guard };
  const outcome = await inTurn(call, id, () => deleteDocument(call.services.ports, request));
  return savedAnswer(call, outcome);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]',
  inLab({ GET: read, PUT: save, PATCH: patch, DELETE: remove }),
  { 'Accept-Patch': ACCEPT_PATCH },
);
