'use client';

import { type RefObject, useEffect } from 'react';
import type { MarkdownEditorHandle } from '@/components/editor/text/markdown-editor';

/** The height below which the page scrolls the text: the variant `short` of globals.css. */
const SHORT = '(max-height: 31.25rem)';

/** Keeps the cursor in view when the text begins to be scrolled by the page, or ends, as when a phone's keyboard comes up. */
export function useShortWindow(editor: RefObject<MarkdownEditorHandle | null>): void {
  useEffect(() => {
    const short = matchMedia(SHORT);
    const show = () => editor.current?.showCursor();
    short.addEventListener('change', show);
    return () => short.removeEventListener('change', show);
  }, [editor]);
}
