import { type Exchange, type Field, fieldOf } from './exchange';
import { shown } from './secret-fields';

const utf8 = new TextEncoder();
const size = (text: string | null) => (text === null ? 0 : utf8.encode(text).length);
const pairs = (fields: readonly Field[]) => fields.map(([name, value]) => ({ name, value }));

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  422: 'Unprocessable Content',
  423: 'Locked',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The standard's phrase for a status (RFC 9110 §15, RFC 6585, RFC 4918 §11.3); empty for one that neither the lab nor
 * the course names.
 */
export function reasonPhrase(status: number): string {
  return REASONS[status] ?? '';
}

/**
 * The exchanges as an HTTP Archive 1.2, which browsers' developer tools open. It is made to be handed on, so it has what
 * everybody may see of them and no more.
 */
export function toHar(exchanges: readonly Exchange[], origin: string): unknown {
  const entries = exchanges.map(shown).map((exchange) => {
    const url = new URL(exchange.target, origin);
    const time = Math.max(0, exchange.endedAt - exchange.startedAt);
    return {
      startedDateTime: new Date(exchange.startedAt).toISOString(),
      time,
      request: {
        method: exchange.method,
        url: url.href,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: pairs(exchange.requestFields),
        queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
        ...(exchange.requestBody === null
          ? {}
          : {
              postData: {
                mimeType: fieldOf(exchange.requestFields, 'content-type') ?? '',
                text: exchange.requestBody,
              },
            }),
        headersSize: -1,
        bodySize: size(exchange.requestBody),
      },
      response: {
        status: exchange.status,
        statusText: reasonPhrase(exchange.status),
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: pairs(exchange.responseFields),
        content: {
          size: size(exchange.responseBody),
          mimeType: fieldOf(exchange.responseFields, 'content-type') ?? 'x-unknown',
          ...(exchange.responseBody === null ? {} : { text: exchange.responseBody }),
        },
        redirectURL: '',
        headersSize: -1,
        bodySize: size(exchange.responseBody),
      },
      cache: {},
      timings: { send: 0, wait: time, receive: 0 },
      comment: exchange.answerLost
        ? `${exchange.client}; the answer never arrived`
        : exchange.truncated
          ? `${exchange.client}; a long body was cut`
          : exchange.client,
    };
  });
  return { log: { version: '1.2', creator: { name: 'Midair lab', version: '1' }, pages: [], entries } };
}
