import type { Components } from 'react-markdown';
import { CodeBlock } from './code-block';
import { DROPPED } from './dropped-html';
import { Picture } from './picture';
import { ScrollRegion } from './scroll-region';
import { TaskBox } from './task-box';

/** How the elements of a text in Markdown are shown that are more than themselves. */
export const components: Components = {
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
