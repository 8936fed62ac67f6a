'use client';

import { useStored } from './use-stored';

/**
 * How someone likes it here, kept on this device and the same in all tabs.
 *
 * @param fallback what holds until something is chosen.
 */
export function usePreference<Value extends string>(
  key: string,
  allowed: readonly Value[],
  fallback: Value,
): readonly [Value, (value: Value) => void] {
  const [stored, set] = useStored(key);
  return [allowed.find((each) => each === stored) ?? fallback, set];
}
