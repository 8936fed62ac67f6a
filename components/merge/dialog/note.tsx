import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/controls/icon';

/** Something to know before going on. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex gap-2.5 rounded-lg border border-accent/40 bg-accent-soft px-3.5 py-2.5 text-sm">
      <Icon name="alert" className="mt-0.5 size-4 text-accent" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
