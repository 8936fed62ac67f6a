'use client';

import { useEffect, useState } from 'react';

/** A value that follows another once that has kept still for `delay` milliseconds; at once where `delay` is 0. */
export function useDebounced<Value>(value: Value, delay: number): Value {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return delay === 0 ? value : debounced;
}
