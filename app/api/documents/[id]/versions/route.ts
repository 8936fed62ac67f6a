import { formatTag } from '@/lib/documents/model/validators';
import { eraseDocument } from '@/lib/documents/use-cases/erase-document';
import { listVersions, type VersionItem } from '@/lib/documents/use-cases/list-versions';
import { formatLink } from '@/lib/http/fields/link';
import { emptyAnswer } from '@/lib/server/http/answers';
import { documentUrl } from '@/lib/server/http/document-fields';
import { documentId, parseVersion } from '@/lib/server/http/document-id';
import { jsonAnswer, jsonRepresentation, preconditionAnswer } from '@/lib/server/http/json-answer';
import { parseLimit, query } from '@/lib/server/http/page-request';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';

const PAGE = 50;

const page = query((asked) => {
  const limit = parseLimit(asked, PAGE);
  if (typeof limit !== 'number') return limit;
  const before = asked.has('before') ? parseVersion(asked.get('before')!) : null;
  if (before === null && asked.has('before')) return { bad: 'before has to be the number of a version.' };
  return { limit, before };
});

const read = takes({ id: documentId, page }, async (call, { id, page: { limit, before } }) => {
  const request = { id, caller: call.caller, before, limit };
  const outcome = await listVersions(call.services.ports, request);
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  const links = [{ target: documentUrl(id), rel: 'latest-version' }];
  if (outcome.next !== null) {
    links.push({ target: `${documentUrl(id)}/versions?limit=${limit}&before=${outcome.next}`, rel: 'next' });
  }
  return jsonAnswer(call, outcome.items.map(toJson), { Link: formatLink(links) });
});

function toJson(item: VersionItem) {
  return {
    version: item.version,
    etag: formatTag(item.etag),
    title: item.title,
    author: item.describedAuthor,
    savedAt: item.savedAt.toISOString(),
    parent: item.parentEtag && formatTag(item.parentEtag),
    mergeBase: item.mergeBaseEtag && formatTag(item.mergeBaseEtag),
    size: item.size,
    linesAdded: item.linesAdded,
    linesRemoved: item.linesRemoved,
    restored: item.restored,
    name: item.name,
  };
}

/**
 * Deletes the document for ever: its history is what goes. What is compared is the tag of the history's first page, which
 * every save changes, so that nothing goes that its owner has not seen.
 */
const erase = takes({ id: documentId }, async (call, { id }) => {
  const { ports } = call.services;
  const person = await call.person();
  const outcome = await eraseDocument(ports, {
    id,
    person,
    refuse: async ({ version }) => {
      const history = await listVersions(ports, { id, caller: person, before: version + 1, limit: PAGE });
      if (history.kind !== 'found') return refusalAnswer(call, history);
      const refused = preconditionAnswer(call, jsonRepresentation(history.items.map(toJson)), {});
      if (refused) return refused;
      return call.conditions.ifMatch === null
        ? refusalAnswer(call, { kind: 'precondition-required', field: 'If-Match' })
        : null;
    },
  });
  if (outcome instanceof Response) return outcome;
  return outcome.kind === 'erased' ? emptyAnswer(204, {}) : refusalAnswer(call, outcome);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/versions', {
  GET: read,
  DELETE: erase,
});
