import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { scrollerOf } from '@/components/merge/view/scroller-of';

interface Folding {
  readonly folded: boolean;
  /** Unfolds it and gives the focus to what is chosen in it. */
  readonly unfold: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Folds a card up once it is `settled` and the focus has left it: never under somebody's hands. What has the focus then
 * stays where it is on the screen.
 */
export function useFolding(card: RefObject<HTMLElement | null>, settled: boolean): Folding {
  const [inUse, setInUse] = useState(false);
  const waiting = useRef(false);
  const leave = () => {
    waiting.current = false;
    const element = card.current;
    if (element === null || element.contains(document.activeElement)) return;
    keepInPlace(document.activeElement, () => flushSync(() => setInUse(false)));
  };
  return {
    folded: settled && !inUse,
    unfold: () => {
      flushSync(() => setInUse(true));
      card.current?.querySelector<HTMLElement>('input:checked')?.focus();
    },
    onFocus: () => {
      if (!settled) setInUse(true);
    },
    onBlur: () => {
      if (waiting.current) return;
      waiting.current = true;
      // What is being pressed must not move before it is released.
      if (!document.documentElement.matches(':active')) setTimeout(leave);
      else addEventListener('mouseup', () => setTimeout(leave), { once: true, capture: true });
    },
  };
}

/** Does something that changes heights, and scrolls so that an element stays at its place on the screen. */
function keepInPlace(element: Element | null, change: () => void): void {
  const scroller = element && scrollerOf(element);
  const before = element?.getBoundingClientRect().top ?? 0;
  change();
  if (scroller) scroller.scrollTop += element.getBoundingClientRect().top - before;
}
