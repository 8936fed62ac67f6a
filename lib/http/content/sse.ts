/** One event of a server-sent event stream. `retry` in milliseconds. */
export interface ServerSentEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data: string;
  readonly retry?: number;
}

/** Any of these ends a line in an event stream, so a field that holds one would begin another field. */
const LINE_END = /\r\n|\r|\n/;

/**
 * An event as the stream carries it (WHATWG HTML §9.2.6). Data of several lines becomes several fields, which the reader
 * joins by line feeds: CR and CRLF arrive as LF. Throws a RangeError where the reader would see something else than was
 * meant: a line end in `id` or `event`, a NUL in `id` (it would be ignored), or a `retry` that is no whole number.
 */
export function formatEvent({ id, event, data, retry }: ServerSentEvent): string {
  if (id !== undefined && /[\r\n\0]/.test(id))
    throw new RangeError('An event id holds no line end and no NUL.');
  if (event !== undefined && LINE_END.test(event)) throw new RangeError('An event name holds no line end.');
  if (retry !== undefined && !(Number.isSafeInteger(retry) && retry >= 0)) {
    throw new RangeError('A retry delay is a whole number of milliseconds.');
  }
  let frame = '';
  if (retry !== undefined) frame += `retry: ${retry}\n`;
  if (id !== undefined) frame += `id: ${id}\n`;
  if (event !== undefined) frame += `event: ${event}\n`;
  for (const line of data.split(LINE_END)) frame += `data: ${line}\n`;
  return `${frame}\n`;
}

/** A comment, which readers skip: it keeps a quiet connection open. */
export function formatComment(text: string): string {
  const lines = text.split(LINE_END).map((line) => `: ${line}\n`);
  return `${lines.join('')}\n`;
}
