'use client';

import { type ReactNode, useRef } from 'react';
import { type ScrolledTo, useScrollInStep } from '@/components/editor/text/use-scroll-in-step';
import { cx } from '@/components/ui/controls/cx';
import { TEXT_ID } from '@/components/ui/page/skip-link';
import { ScrollRegion } from '@/components/ui/text/scroll-region';

/** What is shown of a document: the text, the text as it reads, or both. */
export type ViewMode = 'write' | 'both' | 'preview';

interface EditorLayoutProps {
  readonly mode: ViewMode;
  /** What helps to write, above the text and only with it. */
  readonly toolbar?: ReactNode;
  readonly editor: ReactNode;
  readonly preview: ReactNode;
  /** How far the editor is scrolled. */
  readonly scrolledTo: () => ScrolledTo | null;
}

/**
 * Text and preview, side by side where there is room, one above the other on a phone, each scrolling by itself, the
 * preview in step with the text. The editor stays mounted while only the preview shows, so that its cursor and undo
 * history survive.
 */
export function EditorLayout({ mode, toolbar, editor, preview, scrolledTo }: EditorLayoutProps) {
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLElement>(null);
  useScrollInStep(left, right, mode === 'both', scrolledTo);
  return (
    <div
      className={cx(
        'grid min-h-0 flex-1 border-line bg-surface not-first:border-t',
        mode === 'both' && 'grid-rows-2 md:grid-cols-2 md:grid-rows-1 short:grid-rows-none',
      )}
    >
      <div
        ref={left}
        {...(mode !== 'preview' && { id: TEXT_ID })}
        hidden={mode === 'preview'}
        className={cx(
          mode !== 'preview' && 'flex min-h-0 min-w-0 flex-col',
          mode === 'both' && 'border-line max-md:border-b md:border-r',
        )}
      >
        {toolbar}
        <div className="min-h-0 flex-1">{editor}</div>
      </div>
      {mode !== 'write' && (
        <ScrollRegion
          ref={right}
          {...(mode === 'preview' && { id: TEXT_ID })}
          label="Preview"
          className="min-h-0 min-w-0 overflow-y-auto focus-visible:-outline-offset-2"
        >
          {preview}
        </ScrollRegion>
      )}
    </div>
  );
}
