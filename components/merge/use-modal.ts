import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { useReturnFocus } from '@/components/ui/use-return-focus';
import { useStableCallback } from './use-stable-callback';

interface Modal {
  /** Gives the focus to something within. */
  readonly onOpened: () => void;
  readonly onEscape: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: (() => void) | undefined;
}

/**
 * Makes a window the only part of the page that can be reached while it is there; focus returns where it was. The page
 * behind it is closed off only after the window is seen: doing so styles and lays out everything on it anew, which is
 * what a window that has to open at once cannot wait for.
 */
export function useModal(window: RefObject<HTMLElement | null>, modal: Modal): void {
  const { remember, giveBack } = useReturnFocus(modal.focusAfterwards);
  const begin = useStableCallback(() => {
    remember();
    modal.onOpened();
  });
  const dismiss = useStableCallback(modal.onEscape);
  const leave = useStableCallback(() => giveBack(new Event('close')));

  useLayoutEffect(() => {
    const element = window.current;
    if (element === null) return;
    begin();
    return () => {
      // Only once it is gone, and the page can take the focus again.
      setTimeout(() => !element.isConnected && leave());
    };
  }, [window, begin, leave]);

  useEffect(() => {
    const element = window.current;
    if (element === null) return;
    let open = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        open = closeOff(element);
      });
    });
    // What had the focus may go, as the button of a notice does.
    const lost = new MutationObserver((changes) => {
      const gone = changes.some(({ removedNodes }) => removedNodes.length > 0);
      if (gone && document.activeElement === document.body) element.focus({ preventScroll: true });
    });
    lost.observe(element, { childList: true, subtree: true });
    // A menu or question on top takes the key first, and says so.
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      dismiss();
    };
    document.addEventListener('keydown', key);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      open();
      lost.disconnect();
      document.removeEventListener('keydown', key);
    };
  }, [window, dismiss]);
}

/** Makes all of the page but this element inert, except for what is announced, and keeps it from scrolling. */
function closeOff(element: HTMLElement): () => void {
  const closed: HTMLElement[] = [];
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (!(child instanceof HTMLElement) || child === element || child.inert) continue;
      if (child.matches('[aria-live], script, style')) continue;
      if (child.contains(element) || child.querySelector('[aria-live]') !== null) visit(child);
      else {
        child.inert = true;
        closed.push(child);
      }
    }
  };
  visit(document.body);
  const { style } = document.body;
  const { overflow, paddingInlineEnd } = style;
  const scrollBar = innerWidth - document.documentElement.clientWidth;
  style.overflow = 'hidden';
  if (scrollBar > 0) style.paddingInlineEnd = `${scrollBar}px`;
  return () => {
    for (const child of closed) child.inert = false;
    Object.assign(style, { overflow, paddingInlineEnd });
  };
}
