/** What a request is conditional on, and of which type its content is. */
const FIELDS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'content-type'];

/**
 * What one request has in common with its repetition and with no other: SHA-256, in hexadecimal, over method, path and
 * query, conditions, type and content, and over the fields in `also`. The origin is left out, since behind a balancer each
 * process may see another one.
 */
export async function requestDigest(
  { method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>,
  content: Uint8Array,
  also: readonly string[] = [],
): Promise<string> {
  const { pathname, search } = new URL(url);
  const said = [method, pathname, search, ...[...FIELDS, ...also].map((name) => headers.get(name))];
  const head = new TextEncoder().encode(JSON.stringify(said));
  const all = new Uint8Array(head.length + content.length);
  all.set(head);
  all.set(content, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
