'use client';

import { useEffect, useState } from 'react';

/** A value that follows another once that has kept still for `delay` milliseconds; at once where `delay` is 0. */
export function useSettled<Value>(value: Value, delay: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return delay === 0 ? value : settled;
}
