import type { KeyDown } from '@/components/ui/controls/key-names';

/** What a key asks of the dialog. */
export type KeyCommand =
  | 'next'
  | 'previous'
  | 'mine'
  | 'theirs'
  | 'both'
  | 'original'
  | 'save'
  | 'find'
  | 'undo'
  | 'redo'
  | 'help';

const DIGITS: Readonly<Record<string, KeyCommand>> = {
  Digit1: 'mine',
  Numpad1: 'mine',
  Digit2: 'theirs',
  Numpad2: 'theirs',
  Digit3: 'both',
  Numpad3: 'both',
  Digit0: 'original',
  Numpad0: 'original',
};

/**
 * The command of a key, if it has one. Digits go by their position on the keyboard (`code`), as Alt makes other
 * characters of them on a Mac. While text is typed (`inText`) undo, redo and "?" belong to the text field.
 */
export function keyCommand(event: KeyDown, inText: boolean): KeyCommand | null {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const primary = (ctrlKey || metaKey) && !altKey;
  if (event.key === 'F7' && !altKey && !ctrlKey && !metaKey) return shiftKey ? 'previous' : 'next';
  if (altKey && !ctrlKey && !metaKey && !shiftKey) return DIGITS[event.code] ?? null;
  if (primary && !shiftKey && (event.key === 'Enter' || event.key.toLowerCase() === 's')) return 'save';
  if (primary && !shiftKey && event.key.toLowerCase() === 'f') return 'find';
  if (inText) return null;
  if (primary && event.key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (primary && !shiftKey && event.key.toLowerCase() === 'y') return 'redo';
  if (event.key === '?' && !altKey && !ctrlKey && !metaKey) return 'help';
  return null;
}
