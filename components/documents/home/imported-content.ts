import type { Content } from '@/lib/client/document/content';

/** A title longer than this is the beginning of a text. */
const LONGEST_TITLE = 120;

/**
 * A document made of a Markdown file: its text byte for byte, its title from the first heading or else the file's
 * name. `null` if the file is not text in UTF-8.
 */
export function importedContent(fileName: string, bytes: ArrayBuffer): Content | null {
  let body: string;
  try {
    // A byte order mark is part of what the file holds, so it stays.
    body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (body.includes('\0')) return null;
  const heading = /^\uFEFF?(?:[ \t]*[\r\n])*#{1,6}[ \t]+([^\r\n]+)/.exec(body)?.[1];
  const plain = heading
    ?.replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim();
  const name = fileName.replace(/\.(?:md|markdown|mdown|txt)$/i, '').trim();
  const title = Array.from(plain || name || 'Untitled')
    .slice(0, LONGEST_TITLE)
    .join('');
  return { title, body };
}
