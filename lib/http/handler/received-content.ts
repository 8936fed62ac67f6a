import { readAtMost } from '../content/read-at-most.ts';
import { isUtf8, parseMediaType } from '../fields/media-type.ts';
import { refusalAnswer } from './refusal.ts';

/** The content of a write as it arrived. */
export interface ReceivedContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The Content-Type as it was sent. */
  readonly contentType: string;
}

/** What a handler takes: a media type without parameters, and bytes at the most. */
export interface ContentLimits {
  readonly accepts: string;
  readonly maxBytes: number;
}

/**
 * Reads the content of a PUT, or answers why not, before any condition is looked at (RFC 9110 §13.2.1): 400 for a part of
 * a representation (§14.5), 413, and 415 for another type or a content coding (§8.4). No more than `maxBytes` are read.
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
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (!type || type.essence !== accepts || !isUtf8(type) || (coding !== 'identity' && coding !== '')) {
    const detail = `The content has to be ${accepts} in UTF-8, without a content coding.`;
    return refusalAnswer(request, 'unsupported_media_type', { detail }, { Accept: accepts });
  }
  const bytes = await readAtMost(request, maxBytes);
  if (bytes) return { bytes, contentType };
  const detail = `The content may have ${maxBytes} bytes at the most.`;
  return refusalAnswer(request, 'content_too_large', { detail });
}
