import { type Exchange, fieldOf, jsonOf, member, versionOf } from './exchange';
import {
  explainIgnored,
  explainMissing,
  explainNotModified,
  explainPrecondition,
  explainUnreadable,
} from './explain-condition';

/** What an answer means, in a sentence or two for people. Total: says something true of any exchange. */
export function explain(exchange: Exchange): string {
  if (exchange.pending) return 'It was sent, and the server has not answered yet.';
  if (exchange.answerLost) return explainLost(exchange);
  if (exchange.target.endsWith('/lock')) return explainLock(exchange);
  return [explainStatus(exchange), ...explainIgnored(exchange)].join(' ');
}

function explainLost({ method }: Exchange): string {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) {
    return 'No answer came. The request was only for reading, so it can be sent again.';
  }
  return 'No answer came. The client does not know whether the request was carried out.';
}

function explainStatus(exchange: Exchange): string {
  const { status } = exchange;
  switch (status) {
    case 201:
      return `Created${asVersion(exchange)}: there was no document here at that moment.`;
    case 206:
      return 'Only a part of the document was sent, as the request asked.';
    case 304:
      return explainNotModified(exchange);
    case 400:
      return explainUnreadable(exchange) ?? refused(exchange);
    case 404:
      return 'There is no document here.';
    case 410:
      return 'There is no document here any more: it was deleted.';
    case 412:
      return explainPrecondition(exchange);
    case 428:
      return explainMissing(exchange);
    case 503:
      return said(exchange) ?? 'The server cannot answer this right now. Nothing was changed.';
    default:
      if (status < 300) return explainSuccess(exchange);
      if (status >= 500) return said(exchange) ?? 'Something went wrong on the server.';
      return refused(exchange);
  }
}

function refused(exchange: Exchange): string {
  const { method, status } = exchange;
  return `Refused. ${said(exchange) ?? REFUSALS[status] ?? `See the answer to this ${method} for why.`}`;
}

/** For answers that do not say it themselves. */
const REFUSALS: Readonly<Record<number, string>> = {
  423: 'The lock has to be taken before this document is changed.',
};

function explainSuccess(exchange: Exchange): string {
  switch (exchange.method) {
    case 'GET':
      return `Loaded${theVersion(exchange)}.`;
    case 'HEAD':
      return `The fields of${theVersion(exchange)}, without its text.`;
    case 'OPTIONS':
      return 'The answer says what may be done here. Nothing was read or changed.';
    case 'DELETE':
      return 'Deleted.';
    default:
      if (isUnchanged(exchange)) return `Nothing new to save: it is still${theVersion(exchange)}.`;
      return `Saved${asVersion(exchange)}.`;
  }
}

/** Whether a write left the version that it names in If-Match the current one: its content was that version's already. */
function isUnchanged({ requestFields, responseFields }: Exchange): boolean {
  const tag = fieldOf(responseFields, 'etag');
  return tag !== null && tag === fieldOf(requestFields, 'if-match');
}

function theVersion(exchange: Exchange): string {
  const version = versionOf(exchange);
  return version === null ? ' the document' : ` version ${version}`;
}

function asVersion(exchange: Exchange): string {
  const version = versionOf(exchange);
  return version === null ? '' : ` as version ${version}`;
}

/** The sentences for people that a problem of ours carries; `null` where the answer is none. */
function said({ responseBody }: Exchange): string | null {
  const message = member(jsonOf(responseBody), 'message');
  return typeof message === 'string' ? message : null;
}

function explainLock(exchange: Exchange): string {
  const { method, status } = exchange;
  if (status === 423) return 'Refused: somebody else holds the lock.';
  if (status === 201) return 'The lock is yours for 20 seconds.';
  // Whoever gives back a lock that is not theirs, or has ended, hears the same.
  if (status === 204 && method === 'DELETE') return 'Given back, if it was still yours.';
  return status < 300 ? 'The lock was asked about.' : (said(exchange) ?? 'Refused: see the answer for why.');
}
