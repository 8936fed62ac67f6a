import { startTransition, useEffect, useState } from 'react';

const STEP = 120;

/**
 * How many of `total` items to render: at first as many as can be seen, then more in steps that yield to clicks and
 * keys, until all are there. A long list so opens as fast as a short one. `allAtOnce` waits for nothing.
 */
export function useGradually(total: number, first: number, allAtOnce: boolean): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count >= total) return;
    // What is there already is to be seen before more is worked on.
    const frame = requestAnimationFrame(() => startTransition(() => setCount(count + STEP)));
    return () => cancelAnimationFrame(frame);
  }, [count, total]);
  return allAtOnce ? total : count;
}
