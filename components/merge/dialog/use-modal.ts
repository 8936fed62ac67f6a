import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { useReturnFocus } from '@/components/ui/hooks/use-return-focus';
import { whenTypingGoesOn } from './typing-goes-on';
import { useStableCallback } from './use-stable-callback';

interface Modal {
  /** Gives the focus to something within. */
  readonly onOpened: () => void;
  readonly onEscape: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: (() => void) | undefined;
}

/**
 * Makes a window the only part of the page that can be reached while it is there; focus returns where it was. Nothing
 * that it does styles or lays out the page behind it anew before the window is seen, which has to open at once: so it
 * does without `inert`, which also makes Chromium slow at scrolling, and locks the page's own scrolling a frame later.
 * Whoever goes on typing in the text that it came up over, types there: the window goes.
 */
export function useModal(window: RefObject<HTMLElement | null>, modal: Modal): void {
  const { remember, giveBack } = useReturnFocus(modal.focusAfterwards);
  const begin = useStableCallback(() => {
    remember();
    modal.onOpened();
  });
  const dismiss = useStableCallback(modal.onEscape);
  const leave = useStableCallback(() => giveBack(new Event('close')));

  const giveWay = useStableCallback(() => {
    // Gone at once, so that this very key is typed where the focus is then.
    flushSync(dismiss);
    leave();
  });

  useLayoutEffect(() => {
    const element = window.current;
    if (element === null) return;
    const overText = isText(document.activeElement);
    begin();
    const end = overText ? whenTypingGoesOn(document, performance.now(), giveWay) : undefined;
    return () => {
      end?.();
      // Only once it is gone, and the page can take the focus again.
      setTimeout(() => !element.isConnected && leave());
    };
  }, [window, begin, leave, giveWay]);

  useLayoutEffect(() => {
    // A menu or question on top takes the key first, and says so.
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      dismiss();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [dismiss]);

  useEffect(() => {
    const element = window.current;
    if (element === null) return;
    const ending = [hideAllBut(element), keepFocus(element), lockScrollingSoon()];
    return () => {
      for (const end of ending) end();
    };
  }, [window]);
}

/** Whether what has the focus is a text that is written in. */
function isText(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea'));
}

/** Hides from screen readers all that is not this element, except for what is announced. */
function hideAllBut(element: Element): () => void {
  const hidden: Element[] = [];
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (child === element || child.matches('[aria-live], [aria-hidden], script, style')) continue;
      if (child.contains(element) || child.querySelector('[aria-live]') !== null) visit(child);
      else {
        child.setAttribute('aria-hidden', 'true');
        hidden.push(child);
      }
    }
  };
  visit(document.body);
  return () => {
    for (const child of hidden) child.removeAttribute('aria-hidden');
  };
}

const TABBABLE = 'a[href], button, input, textarea, select, [tabindex="0"]';

const isHidden = (element: Element): boolean => element.closest('[aria-hidden=true]') !== null;

/** Brings focus back that leaves for what is hidden behind, or is lost with what had it; a slip beside costs nothing. */
function keepFocus(element: HTMLElement): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let last: Element | null = null;
  const entered = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    if (element.contains(target)) last = target;
    else if (isHidden(target)) {
      const back = last instanceof HTMLElement && last.isConnected ? last : element;
      back.focus({ preventScroll: true });
    }
  };
  const tabbed = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [...element.querySelectorAll<HTMLElement>(TABBABLE)].filter(
      (each) => each.tabIndex >= 0 && each.checkVisibility(),
    );
    const [first, final] = [stops[0], stops.at(-1)];
    const active = document.activeElement;
    const [edge, other] = event.shiftKey ? [first, final] : [final, first];
    if (active !== edge && !(event.shiftKey && active === element)) return;
    event.preventDefault();
    other?.focus();
  };
  const pressed = (event: MouseEvent) => {
    if (event.target instanceof Element && isHidden(event.target)) event.preventDefault();
  };
  document.addEventListener('focusin', entered, { signal });
  document.addEventListener('mousedown', pressed, { signal });
  element.addEventListener('keydown', tabbed, { signal });
  const lost = new MutationObserver((changes) => {
    const gone = changes.some(({ removedNodes }) => removedNodes.length > 0);
    if (gone && document.activeElement === document.body) element.focus({ preventScroll: true });
  });
  lost.observe(element, { childList: true, subtree: true });
  return () => {
    controller.abort();
    lost.disconnect();
  };
}

/** Keeps the page from scrolling, once the next frame is seen. */
function lockScrollingSoon(): () => void {
  const { style } = document.body;
  const { overflow, paddingInlineEnd } = style;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => {
      const scrollBar = innerWidth - document.documentElement.clientWidth;
      style.overflow = 'hidden';
      if (scrollBar > 0) style.paddingInlineEnd = `${scrollBar}px`;
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    Object.assign(style, { overflow, paddingInlineEnd });
  };
}
