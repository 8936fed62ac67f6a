import { readVersion } from '@/lib/documents/use-cases/read-version';
import { readVersionAnswer } from '@/lib/server/http/document-answers';
import { parseDocumentId, parseVersion } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { type Handler, route } from '@/lib/server/http/route';

const read: Handler<{ readonly id: string; readonly version: string }> = async (call) => {
  const id = parseDocumentId(call.params.id);
  const version = parseVersion(call.params.version);
  if (id === null || version === null) return refusalAnswer(call, { kind: 'missing' });
  const { caller, conditions } = call;
  const request = { id, version, caller, conditions };
  return readVersionAnswer(call, await readVersion(call.services.ports, request));
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/versions/[version]',
  { GET: read },
);
