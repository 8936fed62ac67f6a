/** How those who compress on the way mark a tag: nginx, Apache, Jetty, Caddy and others. */
const SUFFIX = /(?:[-;:+_.]{1,2}(?:gzip|gz|br|brotli|zstd|deflate|df))+$/i;

/**
 * The tag as the server gave it. All tags of this server are strong, so whatever makes one weak (`W/`) or adds a suffix
 * does so on the way, since it compresses; sent back like that, no tag would guard anything. `null` for what is no tag.
 */
export function strongTag(text: string | null): string | null {
  const parts = /^(W\/)?"([\x21\x23-\x7e]+)"$/.exec(text ?? '');
  if (!parts) return null;
  const opaque = parts[2]!.replace(SUFFIX, '');
  return `"${opaque}"`;
}
