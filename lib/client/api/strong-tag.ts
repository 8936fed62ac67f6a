/** How those who compress on the way mark a tag: nginx, Apache, Jetty, Caddy and others, one behind another. */
const SUFFIX = /(?:[-;:+_.]{1,2}(?:gzip|gz|br|brotli|zstd|deflate|df)){1,9}$/i;

let changed = false;
const listeners = new Set<() => void>();

/**
 * The tag as the server gave it. All tags of this server are strong, so whatever makes one weak (`W/`) or adds a suffix
 * does so on the way, since it compresses; sent back like that, no tag would guard anything. `null` for what is no tag.
 */
export function strongTag(text: string | null): string | null {
  const parts = /^(W\/)?"([\x21\x23-\x7e]+)"$/.exec(text ?? '');
  if (!parts) return null;
  const opaque = parts[2]!.replace(SUFFIX, '');
  if (parts[1] || opaque !== parts[2]) noteChanged();
  return `"${opaque}"`;
}

/** Whether it is a tag of that version, such as this server makes: its number, and a digest in hexadecimal. */
export function isTagOf(etag: string, version: number): boolean {
  return version > 0 && etag.startsWith(`"${version}-`) && /^"\d+-[\da-f]+"$/.test(etag);
}

/** Whether a tag was changed on the way since the page was opened. */
export function wasTagChanged(): boolean {
  return changed;
}

/** Calls `heard` once that is so; returns what ends it. */
export function onTagChanged(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

function noteChanged(): void {
  if (changed) return;
  changed = true;
  for (const heard of listeners) heard();
}
