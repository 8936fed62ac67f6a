import { requestDigest } from '../content/request-digest.ts';
import { parseIdempotencyKey } from '../fields/idempotency-key.ts';
import { refusalAnswer } from './refusal.ts';

/**
 * One act of saving or deleting, which its client may have to send more than once because the answer got lost. It is
 * recognised by its key, never by its bytes: two people who both turn 0 into 1 have not made the same change. RFC 9110
 * §13.1.1 lets a server answer success to what appears to be done already, and warns of just this case.
 */
export interface Act {
  readonly key: string;
  readonly method: string;
  /** What else has to be the same in the same request (`requestDigest`): address, conditions and content. */
  readonly digest: string;
}

/** An act that was carried out, and what came of it. */
export interface CompletedAct extends Act {
  /** The tag that it made current; `null` for a deletion. */
  readonly etag: string | null;
  readonly created: boolean;
}

/** The act that a request is part of: `null` where it names none, and an answer where its key cannot be read. */
export async function actOf(request: Request, content: Uint8Array): Promise<Act | Response | null> {
  const parsed = parseIdempotencyKey(request.headers.get('idempotency-key'));
  if (parsed.kind === 'absent') return null;
  if (parsed.kind === 'malformed') {
    const detail = 'Idempotency-Key has to be one quoted string of 1 to 255 printable ASCII characters.';
    return refusalAnswer(request, 'bad_request', { detail });
  }
  const digest = await requestDigest(request, content);
  return { key: parsed.key, method: request.method, digest };
}
