import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps what was chosen in view: a panel that scrolls by itself begins at its top, and where it is above or below what is
 * seen, as on a phone where it takes the place of a long list, the page goes to it. Back in the list, the page goes to the
 * row that was chosen last, with the focus.
 *
 * @param version what the address says is chosen; `null`: the list alone.
 */
export function useInView(
  panel: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  version: number | null,
): void {
  const last = useRef(version);
  useEffect(() => {
    const before = last.current;
    last.current = version;
    if (before === version) return;
    if (version === null) {
      const row = list.current?.querySelector<HTMLElement>(`[data-version="${before}"]`);
      row?.scrollIntoView({ block: 'center' });
      row?.focus({ preventScroll: true });
      return;
    }
    const element = panel.current;
    if (!element) return;
    element.scrollTop = 0;
    const { top } = element.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) element.scrollIntoView({ block: 'start' });
  }, [panel, list, version]);
}
