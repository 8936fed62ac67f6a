'use client';

import { type ComponentProps, Fragment, useRef } from 'react';
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
  return (
    <div className="prose-code">
      <pre {...rest} ref={block}>
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
