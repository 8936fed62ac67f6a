import type { ReactNode, Ref } from 'react';

interface ScrollRegionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly id?: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of the page that scrolls by itself: named, and in reach of the keyboard, which not every browser sees to. */
export function ScrollRegion({ ref, id, label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll only what has focus (WCAG 2.1.1).
    <section ref={ref} id={id} tabIndex={0} aria-label={label} className={className}>
      {children}
    </section>
  );
}
