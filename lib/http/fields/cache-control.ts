/**
 * For what can change: kept by the receiver alone, asked about before each use, and left as it is, since whatever transforms
 * the content weakens its tag (RFC 9111 §5.2.2).
 */
export const REVALIDATE = 'private, no-cache, no-transform';

/** For what never changes: kept by the receiver for a year without asking again (RFC 9111 §5.2.2.1, RFC 8246). */
export const IMMUTABLE = 'private, max-age=31536000, immutable';

/** For what must not be kept: problems, and answers that are out of date at once (RFC 9111 §5.2.2.5, RFC 6585 §3). */
export const NO_STORE = 'no-store';
