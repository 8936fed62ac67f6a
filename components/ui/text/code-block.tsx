'use client';

import { type ComponentProps, Fragment, type RefObject, useEffect, useRef, useState } from 'react';
import { CopyCode } from './copy-code';
import { useCodeParts } from './use-code-parts';
import { useNearViewport } from './use-near-viewport';

interface CodeBlockProps {
  /** As it is named behind the fence; empty where it is not. */
  readonly language: string;
  readonly code: string;
  /** What else its element says. */
  readonly rest: ComponentProps<'pre'>;
}

/** A block of code: coloured once it is near what is seen, if its language is known; exactly its text at any time. */
export function CodeBlock({ language, code, rest }: CodeBlockProps) {
  const block = useRef<HTMLPreElement>(null);
  const parts = useCodeParts(language, code, useNearViewport(block));
  const reachable = useScrolls(block) ? { tabIndex: 0, role: 'group', 'aria-label': 'Code' } : {};
  return (
    <div className="prose-code">
      <pre {...rest} {...reachable} ref={block}>
        <code>
          {parts?.map(
            ({ text, look }, index) =>
              // biome-ignore-start lint/suspicious/noArrayIndexKey: a piece has nothing else to be known by.
              look === '' ? (
                <Fragment key={index}>{text}</Fragment>
              ) : (
                <span key={index} className={look}>
                  {text}
                </span>
              ),
            // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
          ) ?? code}
        </code>
      </pre>
      <CopyCode code={code} />
    </div>
  );
}

/** Whether an element is wider than what is seen of it: then arrow keys have to reach it (WCAG 2.1.1), and only then. */
function useScrolls(ref: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return scrolls;
}
