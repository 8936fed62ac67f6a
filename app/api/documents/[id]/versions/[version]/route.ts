import { readVersion } from '@/lib/documents/use-cases/read-version';
import { readVersionAnswer } from '@/lib/server/http/document-answers';
import { documentId, versionNumber } from '@/lib/server/http/document-id';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';

const read = takes({ id: documentId, version: versionNumber }, async (call, { id, version }) => {
  const { caller, conditions } = call;
  const request = { id, version, caller, conditions };
  return readVersionAnswer(call, await readVersion(call.services.ports, request));
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/documents/[id]/versions/[version]',
  { GET: read },
);
