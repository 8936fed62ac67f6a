import { download } from '@/components/ui/text/download';
import type { Content } from '@/lib/client/document/content';

/** A name for the file that every system accepts. */
export function markdownFileName(title: string): string {
  const safe = title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '');
  return `${Array.from(safe).slice(0, 100).join('').trim() || 'Untitled'}.md`;
}

/** Hands the text to the browser as a file to keep: exactly the bytes of the body. */
export function saveAsMarkdownFile({ title, body }: Content): void {
  download(markdownFileName(title), 'text/markdown;charset=utf-8', body);
}
