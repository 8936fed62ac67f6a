import type { Config } from '@/lib/server/config';

const EXPOSED = [
  'Base-Version',
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
  'WWW-Authenticate',
].join(', ');

const SENDABLE = [
  'As-Person',
  'Authorization',
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
 * Tells where a request comes from, by the fields that scripts cannot set. A request without them comes from no browser,
 * and so from nobody who could have been tricked into it. That the host is one of ours has been seen to before: otherwise
 * a name that somebody else points to this machine would be the same origin.
 */
export function provenanceOf(headers: Headers, config: Config): Provenance {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && config.corsOrigins.has(origin)) return 'allowed';
  if (origin === 'null') return 'foreign';
  // The browser knows under which address it sent this, which a proxy may have kept from us.
  if (site === 'same-origin') return 'own';
  if (site !== null && site !== 'none') return 'foreign';
  // Old browsers do not say, and no browser does to a plain http address that is not loopback.
  return origin === null || isOwnOrigin(origin, headers.get('host'), config.publicUrl) ? 'own' : 'foreign';
}

/** Whether a refusal comes of the host alone: the request may be of a page of ours, under an address that we do not know. */
export function isOnlyUnknown(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  return headers.get('origin') !== 'null' && (site === null || site === 'none');
}

/** Schemes may differ: behind a proxy that ends TLS the one seen here is not the browser's. */
function isOwnOrigin(origin: string, host: string | null, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: theirs, protocol } = new URL(origin);
  const asked = `${protocol}//${host}`;
  if (host !== null && URL.canParse(asked) && new URL(asked).host === theirs) return true;
  return publicUrl !== null && new URL(publicUrl).host === theirs;
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
