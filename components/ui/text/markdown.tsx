import './prose.css';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { DocumentText } from './document-text';
import { isEasilyRendered } from './markdown-effort';
import { Picture } from './picture';
import { ScrollRegion } from './scroll-region';
import { sourceLines } from './source-lines';
import { TaskBox } from './task-box';
import { taskBoxes } from './task-boxes';

const components: Components = {
  a({ node: _, href, children, ...rest }) {
    // A link of the document itself stays here; any other opens apart and learns nothing of where it was followed.
    const within = href === undefined || href.startsWith('#');
    return (
      <a {...rest} href={href} {...(within ? {} : { target: '_blank', rel: 'noopener noreferrer nofollow' })}>
        {children}
      </a>
    );
  },
  img({ src, alt, title }) {
    return <Picture src={typeof src === 'string' ? src : undefined} alt={alt ?? ''} title={title} />;
  },
  input({ node, checked = false, 'aria-label': name = 'Task' }) {
    // The one input that Markdown makes: the box of a task.
    return <TaskBox at={node?.properties.dataTask as number | undefined} checked={checked} name={name} />;
  },
  table({ node: _, ...rest }) {
    return (
      <ScrollRegion label="Table" className="prose-scroll">
        <table {...rest} />
      </ScrollRegion>
    );
  },
};

const remarkPlugins = [remarkGfm];
const rehypePlugins = [rehypeSanitize, taskBoxes];
const markingLines = [...rehypePlugins, sourceLines];

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
      <>
        <p className="mb-4 text-sm text-ink-soft">
          So many marks stand within one another here that the text is shown as it was typed.
        </p>
        <DocumentText>{text}</DocumentText>
      </>
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
