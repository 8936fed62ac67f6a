import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';

interface EditorStatusBarProps {
  /** No more than what there is to say, as in focus mode. */
  readonly bare: boolean;
  readonly children: ReactNode;
}

/** The foot of the editor: what is good to know and to have within reach while one writes. */
export function EditorStatusBar({ bare, children }: EditorStatusBarProps) {
  return (
    <footer
      className={cx(
        'relative flex flex-wrap items-center gap-x-2 px-3 text-xs text-ink-soft sm:gap-x-4 sm:px-4',
        !bare && 'min-h-9 border-t border-line',
      )}
    >
      {children}
    </footer>
  );
}
