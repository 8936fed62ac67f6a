import './prose.css';
import ReactMarkdown from 'react-markdown';
import { AsTyped } from './as-typed';
import { components } from './markdown-components';
import { isEasilyRendered } from './markdown-effort';
import { markingLines, rehypePlugins, remarkPlugins } from './markdown-plugins';

interface MarkdownProps {
  readonly text: string;
  /** Elements say which line of the text they are from; see `sourceLines`. */
  readonly lines?: boolean;
}

/**
 * Markdown as it reads: GitHub flavour, sanitised; raw HTML in it is not rendered. Each block finds its own direction. What
 * would hold up its reader is shown as it was typed.
 */
export function Markdown({ text, lines = false }: MarkdownProps) {
  if (!isEasilyRendered(text)) {
    return (
      <AsTyped text={text}>
        There are too many marks inside other marks here, so the text is shown as it was typed.
      </AsTyped>
    );
  }
  return (
    <div className="prose" dir="auto">
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={lines ? markingLines : rehypePlugins}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
