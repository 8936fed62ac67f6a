/**
 * The request's target as a reference to be sent (RFC 3986 §4.2). A path that begins with two slashes would be taken for
 * another host's, so it gets a dot in front, which whoever resolves it takes away again.
 */
export function referenceTo(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname.startsWith('//') ? '/.' : ''}${pathname}${search}`;
}
