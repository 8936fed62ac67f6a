interface Shift {
  /** By how much more height than before the text is pushed down; negative where that is less. */
  readonly delta: number;
  /** How far below the top of what shows the text the cursor's line is now; `null` while nobody writes. */
  readonly cursor: number | null;
  /** How far the text is scrolled. */
  readonly scrolled: number;
  /** Whether what pushes can stand below the text instead, where nothing stood before. */
  readonly canGoBelow: boolean;
}

interface Steady {
  /** Stand below the text instead. */
  readonly below: boolean;
  /** Scroll the text by so much, and the line is where it was. */
  readonly scrollBy: number;
  /** Leave so much room where something stood, since the text cannot be scrolled any further back. */
  readonly spare: number;
}

/** What stays free above the line that is written in. */
const MARGIN = 8;

/**
 * How the line that somebody writes in stays where it is on the screen, and in view, when something appears above the text
 * or leaves. Where nobody writes, a text that was scrolled stays with it.
 */
export function steady({ delta, cursor, scrolled, canGoBelow }: Shift): Steady {
  if (cursor === null) return { below: false, scrollBy: scrolled > 0 ? delta : 0, spare: 0 };
  if (delta < 0) {
    const back = Math.min(-delta, scrolled);
    return { below: false, scrollBy: -back, spare: -delta - back };
  }
  const room = cursor - MARGIN;
  if (room >= delta) return { below: false, scrollBy: delta, spare: 0 };
  return canGoBelow
    ? { below: true, scrollBy: 0, spare: 0 }
    : { below: false, scrollBy: Math.max(0, room), spare: 0 };
}
