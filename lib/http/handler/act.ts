import { parseIdempotencyKey } from '../fields/idempotency-key.ts';
import { refusalAnswer } from './refusal.ts';

/**
 * One act of saving or deleting, which its client may have to send more than once because the answer got lost. It is
 * recognised by its key, never by its bytes: two people who both turn 0 into 1 have not made the same change, and
 * RFC 9110 §13.1.1 lets a false If-Match succeed only where the server has verified that it is the same request again.
 */
export interface Act {
  readonly key: string;
  readonly method: string;
  /** SHA-256 over address, conditions and content, in hexadecimal: what else has to be the same in the same request. */
  readonly digest: string;
}

/** An act that was carried out, and what came of it. */
export interface CompletedAct extends Act {
  /** The tag that it made current; `null` for a deletion. */
  readonly etag: string | null;
  readonly created: boolean;
}

/** The act that a request is part of: `null` where it names none, and an answer where its key cannot be read. */
export async function actOf(
  request: Request,
  content: Uint8Array<ArrayBuffer>,
): Promise<Act | Response | null> {
  const parsed = parseIdempotencyKey(request.headers.get('idempotency-key'));
  if (parsed.kind === 'absent') return null;
  if (parsed.kind === 'malformed') {
    const detail = 'Idempotency-Key has to be one quoted string of 1 to 255 printable ASCII characters.';
    return refusalAnswer(request, 'bad_request', { detail });
  }
  const fields = ['if-match', 'if-none-match', 'if-unmodified-since', 'content-type'];
  const said = [request.url, ...fields.map((name) => request.headers.get(name))];
  const head = new TextEncoder().encode(JSON.stringify(said));
  const all = new Uint8Array(head.length + content.length);
  all.set(head);
  all.set(content, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  const digest = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { key: parsed.key, method: request.method, digest };
}
