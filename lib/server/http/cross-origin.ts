import type { Config } from '@/lib/server/config';

const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'Accept-Patch',
  'Document-Access',
  'Document-Version',
  'Preference-Applied',
  'Content-Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
].join(', ');

const SENDABLE = [
  'As-Person',
  'Content-Type',
  'Content-Digest',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'If-Unmodified-Since',
  'If-Range',
  'Invitation',
  'Last-Event-ID',
  'Merge-Base',
  'Prefer',
  'Range',
].join(', ');

/** Where a request comes from: our own pages or no browser at all, a site that is allowed, or one that is not. */
export type Provenance = 'own' | 'allowed' | 'foreign';

/**
 * Tells where a request comes from, by the fields that scripts cannot set. `base` is the origin that the request was sent
 * to. A request without them comes from no browser, and so from nobody who could have been tricked into it.
 */
export function provenanceOf(headers: Headers, base: string, config: Config): Provenance {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && config.corsOrigins.has(origin)) return 'allowed';
  // The host decides: behind a proxy that ends TLS the scheme seen here is not the browser's.
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== new URL(base).host))
    return 'foreign';
  return site === null || site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
}

/** Adds what lets an allowed site read the answer, whatever its status (Fetch standard, CORS protocol). */
export function addCrossOriginFields(
  answer: Headers,
  request: Headers,
  provenance: Provenance,
  config: Config,
): void {
  if (config.corsOrigins.size > 0) answer.append('Vary', 'Origin');
  if (provenance !== 'allowed') return;
  answer.set('Access-Control-Allow-Origin', request.get('origin')!);
  answer.set('Access-Control-Allow-Credentials', 'true');
  answer.set('Access-Control-Expose-Headers', EXPOSED);
}

/** What a preflight asks to know, in addition. */
export function addPreflightFields(answer: Headers, methods: string): void {
  answer.set('Access-Control-Allow-Methods', methods);
  answer.set('Access-Control-Allow-Headers', SENDABLE);
  answer.set('Access-Control-Max-Age', '600');
}
