'use client';

import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { ScrollRegion } from '@/components/ui/scroll-region';

/** What is shown of a document: the text, the text as it reads, or both. */
export type ViewMode = 'write' | 'both' | 'preview';

interface EditorLayoutProps {
  readonly mode: ViewMode;
  readonly editor: ReactNode;
  readonly preview: ReactNode;
}

/**
 * Text and preview, side by side where there is room, one above the other on a phone, each scrolling by itself. The
 * editor stays in place while only the preview shows, so that its cursor and undo history survive.
 */
export function EditorLayout({ mode, editor, preview }: EditorLayoutProps) {
  return (
    <div
      className={cx(
        'grid min-h-0 flex-1 border-t border-line bg-surface',
        mode === 'both' && 'grid-rows-2 md:grid-cols-2 md:grid-rows-1',
      )}
    >
      <div
        hidden={mode === 'preview'}
        className={cx('min-h-0 min-w-0', mode === 'both' && 'border-line max-md:border-b md:border-r')}
      >
        {editor}
      </div>
      {mode !== 'write' && (
        <ScrollRegion
          label="Preview"
          className="min-h-0 min-w-0 overflow-y-auto focus-visible:-outline-offset-2"
        >
          {preview}
        </ScrollRegion>
      )}
    </div>
  );
}
