import { topModal } from '@/components/ui/hooks/use-modal';
import { afterwards, type Toast, withToast } from './toast-list';

type Options = Partial<Omit<Toast, 'words' | 'tone' | 'within'>>;

const DURATION = 8_000;

let list: readonly Toast[] = [];
const listeners = new Set<() => void>();

function become(next: readonly Toast[]): void {
  if (next === list) return;
  list = next;
  for (const each of listeners) each();
}

function show(tone: Toast['tone']) {
  return (words: string, options: Options = {}): void =>
    become(withToast(list, { id: words, duration: DURATION, ...options, words, tone, within: topModal() }));
}

/**
 * Says something in passing: at the edge of the page, or in the dialog that is open. The same words never stand there twice,
 * and they end with the page unless they offer a way back.
 */
export const toast = Object.assign(show('plain'), {
  /** Says what went wrong. */
  error: show('error'),
});

/** Takes a message away. */
export function dismissToast(id: string): void {
  become(list.filter((each) => each.id !== id));
}

/** Another page is shown. */
export function turnPage(): void {
  become(afterwards(list, null));
}

/** A dialog in which something may have been said is closed. */
export function closeDialog(dialog: string): void {
  become(afterwards(list, dialog));
}

/** The messages there are, for `useSyncExternalStore`. */
export const toasts = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: (): readonly Toast[] => list,
};
