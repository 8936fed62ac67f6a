import {
  bodyText,
  type Exchange,
  isSuccess,
  isWrite,
  jsonOf,
  member,
  versionOf,
} from '@/lib/lab/exchanges/exchange';

/** What a document says; of a text that is `null` nothing is known but that it stays as it was. */
export interface Texts {
  readonly title: string | null;
  readonly body: string | null;
}

/** A write that succeeded. */
export interface Write {
  readonly exchange: Exchange;
  /** The version that it made. A deletion makes none: what it says counts for every version. */
  readonly version: number;
  readonly texts: Texts;
}

/** Whether an exchange deleted the document; the lab's lock is deleted as well. */
export function isDeletion(exchange: Exchange): boolean {
  return exchange.method === 'DELETE' && isSuccess(exchange) && exchange.target.startsWith('/api/documents/');
}

/** The version that a PUT or PATCH made; `null` for everything else. */
export function versionMade(exchange: Exchange): number | null {
  return exchange.method !== 'DELETE' && isWrite(exchange) && isSuccess(exchange)
    ? versionOf(exchange)
    : null;
}

/**
 * What a request wrote, as far as it says so itself: a PUT says all, a merge patch (RFC 7396) what it changes. `null` for
 * other patches, and where too little of the request was kept.
 */
export function textsSent({ method, requestBody }: Exchange): Texts | null {
  const texts = textsIn(requestBody);
  return method === 'PUT' ? whole(texts) : texts;
}

/** What an answer said of the version that it names; `null` when it showed none. */
export function textsShown(exchange: Exchange): Texts | null {
  return isSuccess(exchange) ? whole(textsIn(exchange.responseBody)) : null;
}

function textsIn(json: string | null): Texts | null {
  const body = bodyText(json);
  const title = member(jsonOf(json), 'title');
  return body === null && typeof title !== 'string'
    ? null
    : { title: typeof title === 'string' ? title : null, body };
}

function whole(texts: Texts | null): Texts | null {
  return texts !== null && texts.body !== null ? texts : null;
}

/** Whether an answer that brings a version leaves its client with all of it: a PUT has sent it, a GET receives it. */
function showsAll(exchange: Exchange): boolean {
  const { method, status } = exchange;
  if (method === 'HEAD' || status === 206) return false;
  return method === 'PUT' || method === 'GET' || textsShown(exchange) !== null;
}

/**
 * The version whose content an answer put into the hands of whoever asked; `null` when it showed none. A 304 shows nothing:
 * whoever has the version already was shown it before.
 */
export function versionShown(exchange: Exchange): number | null {
  if (exchange.answerLost) return null;
  if (isSuccess(exchange)) return showsAll(exchange) ? versionOf(exchange) : null;
  // A 412 shows the current version only when it was asked to (Prefer: collision=representation or return=representation).
  const version = member(member(jsonOf(exchange.responseBody), 'current'), 'version');
  return exchange.status === 412 && typeof version === 'number' ? version : null;
}
