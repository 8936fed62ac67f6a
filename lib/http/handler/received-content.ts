import { readAtMost } from '../content/read-at-most.ts';
import { isUtf8, parseMediaType } from '../fields/media-type.ts';
import { refusalAnswer } from './refusal.ts';
import { textOf } from './representation.ts';

/** The content of a write as it arrived. */
export interface ReceivedContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The Content-Type as it was sent. */
  readonly contentType: string;
}

/** What a handler takes: a media type without parameters, in lower case, and bytes at the most. */
export interface ContentLimits {
  readonly accepts: string;
  readonly maxBytes: number;
}

/**
 * Reads the content of a PUT, or answers why not, before any condition is looked at (RFC 9110 §13.2.1): 400 for a part of
 * a representation (§14.5) and for text that is not UTF-8, 413, and 415 for another type or a content coding (§8.4). No
 * more than `maxBytes` are read.
 */
export async function receiveContent(
  request: Request,
  { accepts, maxBytes }: ContentLimits,
): Promise<ReceivedContent | Response> {
  if (request.headers.has('content-range')) {
    return refusalAnswer(request, 'bad_request', { detail: 'A PUT with Content-Range is not supported.' });
  }
  const contentType = request.headers.get('content-type') ?? '';
  const type = parseMediaType(contentType);
  if (!type || type.essence !== accepts || (isText(accepts) && !isUtf8(type))) {
    const detail = `The content has to be ${accepts}${isText(accepts) ? ' in UTF-8' : ''}.`;
    return refusalAnswer(request, 'unsupported_media_type', { detail }, { Accept: accepts });
  }
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') {
    const detail = 'The content has to come without a content coding.';
    // It is the coding that is not supported, and this says so (RFC 9110 §12.5.3).
    return refusalAnswer(request, 'unsupported_media_type', { detail }, { 'Accept-Encoding': 'identity' });
  }
  const bytes = await readAtMost(request, maxBytes);
  if (!bytes) {
    const detail = `The content may have at most ${maxBytes} bytes.`;
    return refusalAnswer(request, 'content_too_large', { detail });
  }
  if (isText(accepts) && textOf({ content: bytes }) === null) {
    return refusalAnswer(request, 'bad_request', { detail: 'The content is not UTF-8.' });
  }
  return { bytes, contentType };
}

/** Whether content that is accepted as JSON is none. Looked at only once conditions let the request through (§13.2.1). */
export function isMalformedJson({ bytes }: ReceivedContent, accepts: string): boolean {
  if (!isJson(accepts)) return false;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return false;
  } catch {
    return true;
  }
}

const isJson = (essence: string): boolean => essence === 'application/json' || essence.endsWith('+json');
const isText = (essence: string): boolean => essence.startsWith('text/') || isJson(essence);
