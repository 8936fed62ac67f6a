import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function for ever that calls the newest one given: hundreds of memoised cards need not render for it. */
export function useStableCallback<Args extends readonly unknown[]>(
  callback: (...args: Args) => void,
): (...args: Args) => void {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
