import { type Exchange, fieldOf, jsonOf, member, shortTag, versionOf } from './exchange';

/** What an answer means, in one sentence for people. */
export function explain(exchange: Exchange): string {
  const { method, status } = exchange;
  if (exchange.pending) return 'Its tag was checked; the server has yet to write it.';
  if (exchange.answerLost) return 'No answer came. The client does not know whether it was saved.';
  if (exchange.target.endsWith('/lock')) return explainLock(exchange);
  const version = versionOf(exchange);
  const condition = fieldOf(exchange.requestFields, 'if-match');
  switch (status) {
    case 200:
      return method === 'GET' ? `Loaded version ${version ?? '?'}.` : `Saved as version ${version ?? '?'}.`;
    case 201:
      return 'Created: there was nothing before.';
    case 204:
      return method === 'DELETE' ? 'Deleted.' : `Saved as version ${version ?? '?'}.`;
    case 304:
      return 'Nothing new: the version in hand is still the current one. No content was sent.';
    case 410:
      return 'The document was deleted.';
    case 412:
      if (member(jsonOf(exchange.responseBody), 'savedAs') !== undefined) {
        return 'It was saved when it first came, and others have saved since. It is not done twice.';
      }
      if (fieldOf(exchange.requestFields, 'if-none-match') !== null && condition === null) {
        return 'Refused: it may only be created where there is nothing, and there is something.';
      }
      if (condition?.startsWith('W/')) return 'Refused: a weak tag is not enough to overwrite.';
      if (condition === null) return 'Refused: it was changed after the date that the request names.';
      return `Refused: ${shortTag(condition)} is not the tag of the current version.`;
    case 423:
      return 'Refused: who writes here needs the lock first.';
    case 422:
      return member(jsonOf(exchange.responseBody), 'error') === 'key_reused'
        ? 'Refused: its key belongs to another request.'
        : 'Refused: see the answer for why.';
    case 428:
      return 'Refused: the request must say which version it is based on.';
    case 503:
      return 'The lab is paused.';
    default:
      return status >= 500 ? 'Something went wrong on the server.' : 'Refused: see the answer for why.';
  }
}

function explainLock({ method, status }: Exchange): string {
  if (status === 423) return 'Refused: somebody else holds the lock.';
  if (status === 201) return 'The lock is yours for 20 seconds.';
  if (status === 204 && method === 'DELETE') return 'The lock is free again.';
  return status < 300 ? 'The lock was asked about.' : 'Refused: see the answer for why.';
}
