'use client';

import type { ReactNode } from 'react';
import { TextComparison } from '@/components/history/text-comparison';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { Content } from '@/lib/client/document/content';

interface CompareDialogProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly from: Content;
  readonly to: Content;
  /** Stands above the comparison. */
  readonly controls?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
}

/** Two texts of one document compared over the editor. */
export function CompareDialog({
  title,
  description,
  from,
  to,
  controls,
  footer,
  onClose,
}: CompareDialogProps) {
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={description}
      footer={footer}
    >
      <div className="space-y-4 pb-4">
        {controls}
        <TextComparison from={from} to={to} />
      </div>
    </Dialog>
  );
}
