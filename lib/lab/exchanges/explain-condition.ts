import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { parseHttpDate } from '@/lib/http/fields/http-date';
import { type Exchange, fieldOf, jsonOf, member, shortTag } from './exchange';

const CONDITIONAL = ['If-Match', 'If-Unmodified-Since', 'If-None-Match', 'If-Modified-Since'] as const;
type FieldName = (typeof CONDITIONAL)[number];

const reads = ({ method }: Exchange) => method === 'GET' || method === 'HEAD';

/** The guard of the lab under which the request was treated (`Lab-Guard`); `null` outside of labs. */
const guardOf = ({ responseFields }: Exchange) => fieldOf(responseFields, 'lab-guard');

/** The value of a conditional field; `null` where it is absent, or where the guard of the lab is blind for it. */
function sent(exchange: Exchange, name: FieldName): string | null {
  const guard = reads(exchange) ? null : guardOf(exchange);
  if (guard === 'none' || (guard === 'if-unmodified-since' && name !== 'If-Unmodified-Since')) return null;
  return fieldOf(exchange.requestFields, name);
}

/** Why a 304 came: by which field (RFC 9110 §13.1.2, §13.1.3). */
export function explainNotModified(exchange: Exchange): string {
  const tags = sent(exchange, 'If-None-Match');
  if (tags === null)
    return 'Nothing new: it has not changed since the date in the request. No content was sent.';
  if (tags.trim() === '*') return 'There is a document, and * matches any. No content was sent.';
  return 'Nothing new: the version in hand is still the current one. No content was sent.';
}

/** Why a condition was false (412), by the reason that the answer names, or else by what the request says. */
export function explainPrecondition(exchange: Exchange): string {
  if (answered(exchange, 'savedAs') !== undefined) {
    return 'It was saved when it first came, and the document has changed since. It is not done twice.';
  }
  return `${reads(exchange) ? 'Not sent' : 'Refused'}: ${cause(exchange)}`;
}

const CHANGED_SINCE = 'it was changed after the date in If-Unmodified-Since.';

function cause(exchange: Exchange): string {
  const tags = sent(exchange, 'If-Match');
  const reason = answered(exchange, 'reason');
  if (reason === 'deleted') return 'the document was deleted, and If-Match never brings one back.';
  if (reason === 'missing') return 'there is no document here, and If-Match never creates one.';
  if (reason === 'exists') return exists(exchange);
  if (tags === null) return reason === undefined ? untold(exchange) : CHANGED_SINCE;
  const list = parseEntityTagList(tags);
  if (list.kind === 'malformed') return unreadable('If-Match', tags);
  if (list.kind === 'any') return 'there is no document here, and If-Match: * asks for one.';
  if (list.kind === 'absent' || list.tags.length === 0) return 'If-Match is empty, so no version matches it.';
  if (reason === 'weak-tag' || (reason === undefined && list.tags.every(({ weak }) => weak))) {
    return 'If-Match compares strongly, so a tag with W/ in front never matches.';
  }
  const names = shortTag(tags);
  if (list.tags.length > 1) return `none of the tags ${names} is that of the current version.`;
  if (reason === 'stale') return `${names} is the tag of an older version.`;
  if (reason === 'unknown-tag') return `${names} is the tag of no version of this document.`;
  return `${names} is not the tag of the current version.`;
}

/** Which condition was false where the answer does not tell, and there was no If-Match. On reads it is the date (§13.2.2). */
function untold(exchange: Exchange): string {
  if (reads(exchange) || sent(exchange, 'If-None-Match') === null) return CHANGED_SINCE;
  const date = sent(exchange, 'If-Unmodified-Since');
  return date !== null && isDate(date, exchange)
    ? 'If-Unmodified-Since or If-None-Match is false.'
    : exists(exchange);
}

function exists(exchange: Exchange): string {
  const tags = sent(exchange, 'If-None-Match') ?? '*';
  if (tags.trim() === '*') return 'If-None-Match: * only creates, and there is a document here already.';
  const list = parseEntityTagList(tags);
  const several = list.kind === 'list' && list.tags.length > 1;
  return `If-None-Match excludes ${shortTag(tags)}, and ${several ? 'one of them' : 'that'} is the current version.`;
}

/** What is wrong with a list of tags that cannot be read (RFC 9110 §8.8.3, §13.1.1). */
function unreadable(field: FieldName, value: string): string {
  if (/^\s*\*|\*\s*$/.test(value)) return `in ${field}, * has to stand alone.`;
  if (!value.includes('"'))
    return `the quotation marks are missing. They belong to the tag: ${field}: "1-a".`;
  if (/w\//.test(value)) return `${field} cannot be read. A weak tag begins with a capital W/.`;
  return `${field} cannot be read. Each tag needs its own quotation marks, with commas between tags.`;
}

/**
 * Why a write is refused with 400 for an If-None-Match that cannot be read, a choice of this server; `null` where the
 * answer is about something else.
 */
export function explainUnreadable(exchange: Exchange): string | null {
  const tags = sent(exchange, 'If-None-Match');
  if (tags === null || reads(exchange) || parseEntityTagList(tags).kind !== 'malformed') return null;
  if (!String(answered(exchange, 'detail')).includes('If-None-Match')) return null;
  return `Refused: ${unreadable('If-None-Match', tags)}`;
}

/** Which condition a write lacks (428, RFC 6585 §3), and why what it has does not count. */
export function explainMissing(exchange: Exchange): string {
  const required = answered(exchange, 'requiredHeaders');
  if (Array.isArray(required) && required.includes('If-None-Match')) {
    return 'Refused: there is no document here now. To create it, the request must say If-None-Match: *.';
  }
  const date = sent(exchange, 'If-Unmodified-Since');
  if (date !== null && isDate(date, exchange)) {
    return 'Refused: a date alone is too weak. The request must name the version that it is based on, in If-Match.';
  }
  if (sent(exchange, 'If-None-Match') !== null) {
    return 'Refused: If-None-Match says which version must not be there. The request must say in If-Match which must.';
  }
  return 'Refused: the request must say in If-Match which version it is based on.';
}

/** The conditional fields of a request that had no say, each with why (RFC 9110 §13.1.2 to §13.2.1). */
export function explainIgnored(exchange: Exchange): readonly string[] {
  if (exchange.method === 'OPTIONS') return [];
  return [
    ignoredByGuard(exchange),
    ignoredModified(exchange),
    ignoredUnmodified(exchange),
    ignoredNoneMatch(exchange),
  ].filter((sentence) => sentence !== null);
}

function ignoredByGuard(exchange: Exchange): string | null {
  const { requestFields } = exchange;
  const unseen = CONDITIONAL.filter(
    (name) => fieldOf(requestFields, name) !== null && sent(exchange, name) === null,
  );
  if (unseen.length === 0) return null;
  const why = guardOf(exchange) === 'none' ? 'ignores conditions' : 'looks at If-Unmodified-Since only';
  return `On writes this server ${why}, so ${unseen.join(' and ')} had no effect.`;
}

function ignoredModified(exchange: Exchange): string | null {
  const date = sent(exchange, 'If-Modified-Since');
  if (date === null) return null;
  if (!reads(exchange)) return 'If-Modified-Since was ignored: it counts on GET and HEAD only.';
  if (sent(exchange, 'If-None-Match') !== null) return 'If-Modified-Since was ignored beside If-None-Match.';
  return isDate(date, exchange) ? null : 'If-Modified-Since was ignored: it holds no HTTP date.';
}

function ignoredUnmodified(exchange: Exchange): string | null {
  const date = sent(exchange, 'If-Unmodified-Since');
  if (date === null) return null;
  if (sent(exchange, 'If-Match') !== null) return 'If-Unmodified-Since was ignored beside If-Match.';
  return isDate(date, exchange) ? null : 'If-Unmodified-Since was ignored: it holds no HTTP date.';
}

function ignoredNoneMatch(exchange: Exchange): string | null {
  const tags = sent(exchange, 'If-None-Match');
  const unread = tags !== null && parseEntityTagList(tags).kind === 'malformed';
  return unread && reads(exchange)
    ? `If-None-Match excludes nothing: ${unreadable('If-None-Match', tags)}`
    : null;
}

function isDate(value: string, { startedAt }: Exchange): boolean {
  return parseHttpDate(value, startedAt) !== null;
}

function answered({ responseBody }: Exchange, name: string): unknown {
  return member(jsonOf(responseBody), name);
}
