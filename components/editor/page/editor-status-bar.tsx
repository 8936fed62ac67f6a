import type { ReactNode } from 'react';

/** The foot of the editor: what is good to know and to have within reach while one writes. */
export function EditorStatusBar({ children }: { readonly children: ReactNode }) {
  return (
    <footer className="relative flex flex-wrap items-center  gap-x-2 sm:gap-x-4 border-t border-line px-3 text-xs text-ink-soft not-empty:min-h-9 sm:px-4">
      {children}
    </footer>
  );
}
