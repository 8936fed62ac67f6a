import './prose.css';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { CodeBlock } from './code-block';
import { DocumentText } from './document-text';
import { DROPPED, droppedHtml } from './dropped-html';
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
  pre({ node, children: _, ...rest }) {
    const code = node?.children[0];
    if (code?.type !== 'element') return null;
    const [text] = code.children;
    const name = classOf(code.properties.className);
    const content = text?.type === 'text' ? text.value : '';
    if (name === DROPPED) {
      return (
        <div className="prose-dropped">
          <p>HTML is not shown here. This is its source:</p>
          <pre {...rest}>
            <code>{content}</code>
          </pre>
        </div>
      );
    }
    return <CodeBlock language={name.replace(/^language-/, '')} code={content} rest={rest} />;
  },
  code({ node: _, className, children }) {
    // Within a line: a block of code is made as a whole.
    return className === DROPPED ? (
      <code className={DROPPED} title="HTML is not shown here">
        {children}
      </code>
    ) : (
      <code>{children}</code>
    );
  },
  table({ node: _, ...rest }) {
    return (
      <ScrollRegion label="Table" className="prose-scroll">
        <table {...rest} />
      </ScrollRegion>
    );
  },
};

function classOf(names: unknown): string {
  return Array.isArray(names) ? String(names[0] ?? '') : '';
}

type PluggableList = NonNullable<Options['rehypePlugins']>;

const schema = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-./, DROPPED]] },
} satisfies typeof defaultSchema;

const remarkPlugins = [remarkGfm, droppedHtml];
const rehypePlugins: PluggableList = [[rehypeSanitize, schema], taskBoxes];
const markingLines: PluggableList = [...rehypePlugins, sourceLines];

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
