import type { KeyDown } from '@/components/ui/controls/key-names';

/** Milliseconds between two keys, at most, of somebody who types on: who has seen a window come up takes longer. */
const MOMENT = 1_000;

const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Fn',
]);
const NAMED: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Delete', 'Dead', 'Process']);

/** Whether a key makes text, or takes some away. AltGr is Ctrl and Alt at once. */
export function isTyping({ key, ctrlKey, altKey, metaKey }: Omit<KeyDown, 'code' | 'shiftKey'>): boolean {
  if (metaKey || ctrlKey !== altKey) return false;
  return Array.from(key).length === 1 || (NAMED.has(key) && !altKey);
}

/**
 * Calls `goOn` if the first that is pressed on a page is a key that types, shortly after `opened`: it belongs to what was
 * typed before a window came up, which nobody can have looked at yet. The key reaches nothing else; what it makes goes where
 * `goOn` puts the focus, as the browser has it. Anything else that is pressed is meant for the window, as is everything once
 * the focus was moved in it, which screen readers do without a key.
 *
 * @param opened when the window came up, on the clock that events have their `timeStamp` from.
 * @returns what stops listening.
 */
export function whenTypingGoesOn(page: EventTarget, opened: number, goOn: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const listen = { capture: true, signal };
  const end = () => controller.abort();
  page.addEventListener(
    'keydown',
    (event) => {
      const key = event as KeyboardEvent;
      if (MODIFIERS.has(key.key)) return;
      end();
      if (!isTyping(key) || key.timeStamp - opened > MOMENT) return;
      key.stopImmediatePropagation();
      goOn();
    },
    listen,
  );
  for (const act of ['pointerdown', 'focusin']) page.addEventListener(act, end, listen);
  return end;
}
