'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { topOfLine } from './top-of-line';

/** How far a text is scrolled. */
export interface ScrolledTo {
  /** From 0 at its beginning to 1 at its end. */
  readonly share: number;
  /**
   * The line that stands at this share of the height of the pane, counted from 1, with its fraction. What is empty above
   * the first and below the last counts as a line as well.
   */
  readonly line: number;
  /** How many lines there are. */
  readonly lines: number;
}

/** What a person does in a pane that they look at. */
const TOUCHES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Keeps the preview where the text is, line by line and without any motion of its own: at the beginning the lines at the
 * top of both panes are the same, at the end those at the bottom, and in between the ones in between. Only the text
 * leads, and only while somebody is at it: whoever scrolls the preview is left alone until they come back.
 *
 * @param scrolledTo how far the text is scrolled; `null` while there is none.
 */
export function useScrollInStep(
  text: RefObject<HTMLElement | null>,
  preview: RefObject<HTMLElement | null>,
  enabled: boolean,
  scrolledTo: () => ScrolledTo | null,
): void {
  const follow = useEffectEvent(() => {
    const at = scrolledTo();
    const pane = preview.current;
    if (pane && at) pane.scrollTop = offsetOf(pane, at) - at.share * pane.clientHeight;
  });

  useEffect(() => {
    const leader = text.current;
    const follower = preview.current;
    if (!enabled || !leader || !follower) return;
    let textLeads = true;
    let frame = 0;
    const leave = () => {
      textLeads = false;
    };
    const comeBack = () => {
      textLeads = true;
    };
    const onScroll = () => {
      if (!textLeads || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        follow();
      });
    };
    onScroll();
    // What is far away has a height that is only guessed, until it comes near.
    const grown = new ResizeObserver(onScroll);
    for (const child of follower.children) grown.observe(child);
    // A scroll does not bubble, and the element that scrolls comes and goes with the editor.
    leader.addEventListener('scroll', onScroll, { capture: true, passive: true });
    for (const type of TOUCHES) {
      leader.addEventListener(type, comeBack, { capture: true, passive: true });
      follower.addEventListener(type, leave, { capture: true, passive: true });
    }
    return () => {
      cancelAnimationFrame(frame);
      grown.disconnect();
      leader.removeEventListener('scroll', onScroll, { capture: true });
      for (const type of TOUCHES) {
        leader.removeEventListener(type, comeBack, { capture: true });
        follower.removeEventListener(type, leave, { capture: true });
      }
    };
  }, [text, preview, enabled]);
}

function offsetOf(pane: HTMLElement, { line, lines }: ScrolledTo): number {
  const marked = pane.querySelectorAll<HTMLElement>('[data-line]');
  const origin = pane.getBoundingClientRect().top - pane.scrollTop;
  const start = { line: 0, top: 0 };
  const last = marked[marked.length - 1];
  const bottom = last ? last.getBoundingClientRect().bottom - origin : 0;
  const below = line - lines - 1;
  if (below > 0) return bottom + below * (pane.scrollHeight - bottom);
  return topOfLine(
    line,
    marked.length,
    (index) => {
      const element = marked[index]!;
      return { line: lineOf(element), top: element.getBoundingClientRect().top - origin };
    },
    start,
    { line: lines + 1, top: bottom },
  );
}

/** Which line of the text an element is of; within a part it counts from that of the part. */
function lineOf(element: HTMLElement): number {
  const part = element.closest<HTMLElement>('[data-from-line]')?.dataset.fromLine ?? 0;
  return Number(part) + Number(element.dataset.line);
}
