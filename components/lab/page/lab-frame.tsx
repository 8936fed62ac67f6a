import type { ReactNode } from 'react';
import { LabHeader } from './lab-header';
import './lab.css';

interface LabFrameProps {
  /** Larger letters, for a projector. */
  readonly large?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
  /** What stands beside the page's content, such as a dialog. */
  readonly beside?: ReactNode;
}

/** What is around each page of one lab. */
export function LabFrame({ large = false, className, children, beside }: LabFrameProps) {
  return (
    <div className={large ? 'lab lab-large' : 'lab'}>
      <title>Lab · Midair</title>
      <LabHeader />
      <main id="main" className={className}>
        {children}
      </main>
      {beside}
    </div>
  );
}
