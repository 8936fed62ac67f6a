import { whoWrote } from '@/lib/documents/use-cases/who-wrote';
import { documentId, versionNumber } from '@/lib/server/http/document-id';
import { jsonAnswer } from '@/lib/server/http/json-answer';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';

const read = takes({ id: documentId, version: versionNumber }, async (call, { id, version }) => {
  const { ports, lineOrigins } = call.services;
  const outcome = await whoWrote(ports, lineOrigins, { id, version, caller: call.caller });
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  const { runs, versions, lookedBackTo, coarse } = outcome;
  return jsonAnswer(call, { version, runs, versions, lookedBackTo, coarse });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/versions/[version]/lines',
  { GET: read },
);
