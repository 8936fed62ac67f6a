import './prose.css';
import { memo, startTransition, useEffect, useState } from 'react';
import ReactMarkdown from 'react-markdown';
import { cx } from '@/components/ui/controls/cx';
import type { KeyedPart } from './keyed-parts';
import { components } from './markdown-components';
import { PartContext } from './task-box';

/** So many parts are put on the page at one go: too few to be felt. */
const STEP = 6;
/** From so many on, what is far from the screen is not laid out. */
const MANY = 4;
/** Characters to a line, and the height of one in rem, about. */
const LINE = { length: 60, height: 1.9 };

/** A text in Markdown as it reads, in parts: those that are not on the page yet follow, and only what changed is made anew. */
export function MarkdownInParts({ parts }: { readonly parts: readonly KeyedPart[] }) {
  const [shown, setShown] = useState(STEP);
  useEffect(() => {
    if (shown < parts.length) startTransition(() => setShown(shown + STEP));
  }, [shown, parts]);
  return (
    <div className="prose" dir="auto">
      {parts.slice(0, shown).map(({ key, line, at, length, tree }) => (
        <div
          key={key}
          data-from-line={line}
          className={cx('prose-part', parts.length > MANY && 'prose-part-far')}
          style={{ containIntrinsicBlockSize: `auto ${Math.ceil(length / LINE.length) * LINE.height}rem` }}
        >
          <PartContext value={at}>
            <Tree tree={tree} />
          </PartContext>
        </div>
      ))}
    </div>
  );
}

const Tree = memo(function Tree({ tree }: { readonly tree: string }) {
  const children = JSON.parse(tree) as never[];
  const given = () => () => ({ type: 'root' as const, children });
  return (
    <ReactMarkdown rehypePlugins={[given]} components={components}>
      {''}
    </ReactMarkdown>
  );
});
