/** What a request line asks for (RFC 9112 §3.2). */
export type Target =
  | { readonly kind: 'server' }
  | { readonly kind: 'malformed' }
  | {
      readonly kind: 'resource';
      /** The host, if the target names it: it then counts in place of the Host field. */
      readonly authority: string | null;
      readonly path: string;
      /** With its question mark, or empty. */
      readonly query: string;
    };

const MALFORMED: Target = { kind: 'malformed' };

/**
 * Reads a request target. What leads to a resource only after somebody has made something else of it is malformed: a path
 * that cannot be decoded as UTF-8, with a backslash, a fragment, or a segment that means this or the one above.
 */
export function readTarget(target: string): Target {
  if (target === '*') return { kind: 'server' };
  const [, authority = null, rest = ''] = /^(?:https?:\/\/([^/?#]*))?(.*)$/is.exec(target) ?? [];
  const [, given = '', query = ''] = /^([^?]*)(\?.*)?$/s.exec(rest) ?? [];
  const path = given === '' && authority !== null ? '/' : given;
  if (!path.startsWith('/') || /[\\#]/.test(path) || query.includes('#')) return MALFORMED;
  const decoded = decode(path);
  if (decoded === null || /\/\.{1,2}(?:\/|$)/.test(decoded)) return MALFORMED;
  return { kind: 'resource', authority, path, query };
}

/** Whether a path is the API's, where programs ask, and not people: they read about it at `/api`. */
export function isApi(path: string): boolean {
  return path.startsWith('/api/');
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
