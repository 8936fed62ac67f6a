import { parseJson } from '@/lib/http/content/parse-json';

/** A header field as sent: its name and one line of value. */
export type Field = readonly [name: string, value: string];

/** One request and its answer on a lab's document, as they went over the wire. Times are milliseconds since 1970. */
export interface Exchange {
  readonly id: string;
  /** Who sent it, by the name that they have in the lab. */
  readonly client: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly requestFields: readonly Field[];
  readonly requestBody: string | null;
  readonly status: number;
  readonly responseFields: readonly Field[];
  readonly responseBody: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  /** The client went away before the answer came: what it asked for happened, and it does not know. */
  readonly answerLost?: boolean;
  /** It was sent and has not been answered yet; status and answer say nothing. */
  readonly pending?: boolean;
  /** A body was longer than what is kept of it. */
  readonly truncated?: boolean;
}

/** The value of a field, several lines joined by a comma (RFC 9110 §5.3); `null` when it is absent, `''` when it is empty. */
export function fieldOf(fields: readonly Field[], name: string): string | null {
  const wanted = name.toLowerCase();
  const values = fields.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/** The version number that an answer names (`Document-Version`); `null` without one. */
export function versionOf(exchange: Exchange): number | null {
  const value = fieldOf(exchange.responseFields, 'document-version');
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** Whether the request is one to change something, whatever came of it. */
export function isWrite(exchange: Exchange): boolean {
  return ['PUT', 'PATCH', 'DELETE'].includes(exchange.method);
}

/** Whether the answer says that the request did what it asked for. */
export function isSuccess(exchange: Exchange): boolean {
  return exchange.status >= 200 && exchange.status < 300;
}

/** Whether a guard turned the request away: its tag or date was old or missing, or somebody else holds the lock. */
export function isRefusal(exchange: Exchange): boolean {
  return !['GET', 'HEAD'].includes(exchange.method) && [409, 412, 423, 428].includes(exchange.status);
}

/** What a body says as JSON; `undefined` where it is none, or where there is no body. */
export function jsonOf(body: string | null): unknown {
  return body === null ? undefined : parseJson(body);
}

/** A member of a JSON object; `undefined` for everything else. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The document text in a representation (`{"title", "body"}`); `null` when there is none. */
export function bodyText(json: string | null): string | null {
  const body = member(jsonOf(json), 'body');
  return typeof body === 'string' ? body : null;
}

/** The tag without most of its hash, as the diagram shows it: `"8-1f2e0a9b…"` becomes `"8-1f2e…"`. */
export function shortTag(tag: string): string {
  return tag.replace(/"(\d+-[0-9a-f]{4})[0-9a-f]{4,}"/g, '"$1…"');
}
