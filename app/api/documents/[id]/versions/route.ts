import { formatTag } from '@/lib/documents/model/validators';
import { listVersions, type VersionItem } from '@/lib/documents/use-cases/list-versions';
import { formatLink } from '@/lib/http/fields/link';
import { problemAnswer } from '@/lib/server/http/answers';
import { documentUrl } from '@/lib/server/http/document-fields';
import { parseDocumentId, parseVersion } from '@/lib/server/http/document-id';
import { jsonAnswer } from '@/lib/server/http/json-answer';
import { parseLimit } from '@/lib/server/http/page-request';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { type Handler, route } from '@/lib/server/http/route';

const PAGE = 50;

const read: Handler<{ readonly id: string }> = async (call) => {
  const id = parseDocumentId(call.params.id);
  if (id === null) return refusalAnswer(call, { kind: 'missing' });
  const query = call.url.searchParams;
  const limit = parseLimit(query, PAGE);
  if (typeof limit !== 'number') return problemAnswer(call, 'bad_request', { detail: limit.bad });
  const before = query.has('before') ? parseVersion(query.get('before')!) : null;
  if (before === null && query.has('before')) {
    return problemAnswer(call, 'bad_request', { detail: 'before has to be the number of a version.' });
  }
  const outcome = await listVersions(call.services.ports, { id, caller: call.caller, before, limit });
  if (outcome.kind === 'missing') return refusalAnswer(call, outcome);
  const links = [{ target: documentUrl(id), rel: 'latest-version' }];
  if (outcome.next !== null) {
    links.push({ target: `${documentUrl(id)}/versions?limit=${limit}&before=${outcome.next}`, rel: 'next' });
  }
  return jsonAnswer(call, outcome.items.map(toJson), { Link: formatLink(links) });
};

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
  };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/versions', {
  GET: read,
});
