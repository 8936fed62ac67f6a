'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { MarkdownEditorHandle } from '@/components/editor/text/markdown-editor';
import { steady } from './steady';

interface SteadyBannersProps {
  readonly editor: RefObject<MarkdownEditorHandle | null>;
  readonly children: ReactNode;
}

/** Banners above the text, or below it, so that the line that is being typed stays where it is (see `steady`). */
export function SteadyBanners({ editor, children }: SteadyBannersProps) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let height = element.offsetHeight;
    let spare = 0;
    const release = () => {
      if (spare === 0) return;
      spare = 0;
      element.style.minHeight = '';
      height = element.offsetHeight;
    };
    // Once the text is scrolled far enough, the room that was left is taken out of it.
    const onScroll = ({ target }: Event) => {
      if (spare === 0 || !(target instanceof Element) || target.scrollTop < spare) return;
      target.scrollTop -= spare;
      release();
    };
    // Its calls come after the layout and before anything of it is seen.
    const observer = new ResizeObserver(() => {
      const before = height;
      height = element.offsetHeight;
      if (height === before) return;
      const below = element.style.order === '1';
      if (below) {
        if (height === 0) element.style.order = '';
        return;
      }
      const text = editor.current?.scroller();
      const pageScrolls = text?.scrollHeight === text?.clientHeight && innerHeight <= 500;
      const scroller = pageScrolls ? document.documentElement : text;
      if (!scroller) return;
      const top = pageScrolls ? 0 : scroller.getBoundingClientRect().top;
      const line = editor.current?.cursorBox();
      const isInView =
        line && line.bottom > top && line.top < top + scroller.clientHeight + Math.abs(height - before);
      const move = steady({
        delta: height - before,
        cursor: isInView ? line.top - top : null,
        scrolled: scroller.scrollTop,
        canGoBelow: before === 0 && !pageScrolls,
      });
      if (move.below) element.style.order = '1';
      spare = move.spare;
      element.style.minHeight = spare > 0 ? `${height + spare}px` : '';
      height = element.offsetHeight;
      if (move.scrollBy !== 0) scroller.scrollTop += move.scrollBy;
    });
    observer.observe(element);
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    addEventListener('focusout', release);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', onScroll, { capture: true });
      removeEventListener('focusout', release);
    };
  }, [editor]);
  return (
    <div ref={area} className="-order-1 max-h-[38dvh] shrink-0 overflow-y-auto short:max-h-none">
      {children}
    </div>
  );
}
