import type { RevisionSummary, StoredDocument } from '@/lib/documents/model/document';
import { formatTag } from '@/lib/documents/model/validators';
import { lastModifiedToSend } from '@/lib/http/conditions/preconditions';
import { formatHttpDate } from '@/lib/http/fields/http-date';
import { formatLink, type WebLink } from '@/lib/http/fields/link';

/** Where a document is. */
export function documentUrl(id: string): string {
  return `/api/documents/${id}`;
}

/** Where one version of a document is. */
export function versionUrl(id: string, version: number): string {
  return `${documentUrl(id)}/versions/${version}`;
}

/** What tells a version apart: its tag and number. */
export function validatorFields(
  revision: Pick<RevisionSummary, 'etag' | 'version'>,
): Readonly<Record<string, string>> {
  return { ETag: formatTag(revision.etag), 'Document-Version': String(revision.version) };
}

/** Last-Modified, once the second that it names is over (RFC 9110 §8.8.2.2). */
export function lastModifiedField({ savedAt }: Pick<RevisionSummary, 'savedAt'>, now: number): string | null {
  const sent = lastModifiedToSend(savedAt.getTime(), now);
  return sent === null ? null : formatHttpDate(sent);
}

/**
 * Where a version stands among the others (RFC 5829). Numbers have no gaps, not even over a deletion; but a lab's reset
 * takes the versions before it away, so that the first after it names a predecessor that is 404. `newest` is the number
 * of the newest version; a version's own page also names the one that followed.
 */
export function versionLinks(
  { id }: Pick<StoredDocument, 'id'>,
  version: number,
  newest: number | null,
): string {
  const links: WebLink[] = [
    { target: documentUrl(id), rel: 'latest-version' },
    { target: `${documentUrl(id)}/versions`, rel: 'version-history' },
  ];
  if (version > 1) links.push({ target: versionUrl(id, version - 1), rel: 'predecessor-version' });
  if (newest !== null && version < newest) {
    links.push({ target: versionUrl(id, version + 1), rel: 'successor-version' });
  }
  return formatLink(links);
}
