import { useStored } from '@/components/ui/hooks/use-stored';
import type { Myself } from '@/lib/client/api/shapes';
import { type Pin, readPins, titledPins, togglePin } from './pins';

/** What somebody has pinned on this device, called as the list has it, and what pins or unpins a document. */
export function usePins(
  me: Myself | undefined,
  rows: readonly Pin[],
): readonly [readonly Pin[], (pin: Pin) => void] {
  // Whoever else uses the device has pins of their own.
  const [stored, set] = useStored(`midair.pins.${me?.id ?? ''}`);
  const pins = me ? titledPins(readPins(stored), rows) : [];
  return [pins, (pin) => me && set(JSON.stringify(togglePin(pins, pin)))];
}
