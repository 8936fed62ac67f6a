import './without-document';
import { htmlToMarkdown } from './html-to-markdown';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(answered(data));
});

function answered(html: string): string | null {
  try {
    return htmlToMarkdown(html);
  } catch {
    // Nested too deep, say: its plain text is there already.
    return null;
  }
}
