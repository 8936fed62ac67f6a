/**
 * The site that a picture in a text would be fetched from, or `null` where none is: without TLS anybody between could put
 * another in its place, and this server has no pictures of texts, only addresses that a text must not make readers ask.
 *
 * @param own the host that the page itself is from.
 */
export function siteOf(src: string | undefined, own: string): string | null {
  if (src === undefined || !/^https:/i.test(src) || !URL.canParse(src)) return null;
  const { host, username, password } = new URL(src);
  return host === own || username !== '' || password !== '' ? null : host;
}
