import { buttonClasses } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';

/** What stands where a lab was, or never was. */
export function LabOver() {
  return (
    <EmptyState
      level={1}
      role="alert"
      title="There is no such lab"
      actions={
        <a href="/lab" className={buttonClasses('primary')}>
          Open a new lab
        </a>
      }
    >
      This lab has ended, or the link is not complete. A lab lives for 24 hours. If you came with a class, ask
      your teacher for the new link.
    </EmptyState>
  );
}
