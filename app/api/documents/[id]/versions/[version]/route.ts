import { readVersion } from '@/lib/documents/read-version';
import { readVersionAnswer } from '@/lib/server/document-answers';
import { parseDocumentId, parseVersion } from '@/lib/server/document-id';
import { refusalAnswer } from '@/lib/server/refusal-answer';
import { type Handler, route } from '@/lib/server/route';

const read: Handler<{ readonly id: string; readonly version: string }> = async (call) => {
  const id = parseDocumentId(call.params.id);
  const version = parseVersion(call.params.version);
  if (id === null || version === null) return refusalAnswer(call, { kind: 'missing' });
  const { reader: person, conditions } = call;
  const request = { id, version, person, conditions };
  return readVersionAnswer(call, await readVersion(call.services.around, request));
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/versions/[version]',
  { GET: read },
);
