import { type RefObject, useEffect, useState } from 'react';

const arrivals = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** One observer for all cards; each is told once. */
function shared(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) arrivals.get(target)?.();
    },
    // Within what scrolls by itself as well as within the page.
    { rootMargin: '1200px 0px', scrollMargin: '1200px 0px' },
  );
  return observer;
}

/** Turns true for good once the element comes near what is seen: work for text far away can wait. */
export function useNearViewport(ref: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || near) return;
    arrivals.set(element, () => setNear(true));
    shared().observe(element);
    return () => {
      arrivals.delete(element);
      shared().unobserve(element);
    };
  }, [ref, near]);
  return near;
}
