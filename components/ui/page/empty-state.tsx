import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly actions?: ReactNode;
  /** Heading level that fits the page; 2 unless it stands for the whole page. */
  readonly level?: 1 | 2;
  readonly role?: 'alert' | 'status';
}

/** What stands where there is nothing to show: what is so, and what to do next. */
export function EmptyState({ title, children, actions, level = 2, role }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div role={role} className="mx-auto max-w-prose py-12 text-center sm:py-16">
      <Heading className="font-serif text-2xl text-balance break-words">{title}</Heading>
      {children && <div className="mx-auto mt-3 max-w-md text-ink-soft text-pretty">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
