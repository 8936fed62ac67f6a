'use client';

import { copyLink } from '@/components/documents/shared/copy-link';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { Access } from '@/lib/client/document/access';
import { OwnersSharing } from './owners-sharing';
import { ownAccessWords } from './sharing-words';

interface SharingDialogProps {
  readonly documentId: string;
  readonly title: string;
  readonly access: Access;
  /** Makes a document of one's own of this one. */
  readonly onCopy: () => void;
  readonly copyLabel: string;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** Who may do what with a document: the owner sets it, everybody else sees what they may do themselves. */
export function SharingDialog({
  documentId,
  title,
  access,
  onCopy,
  copyLabel,
  onClose,
  focusAfterwards,
}: SharingDialogProps) {
  const owns = access === 'own';
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width={owns ? 'medium' : 'narrow'}
      title={
        <>
          Sharing of “<bdi>{title}</bdi>”
        </>
      }
      description={ownAccessWords(access)}
      focusAfterwards={focusAfterwards}
      footer={
        <>
          <Button onClick={() => void copyLink(documentId)}>
            <Icon name="link" /> Copy link
          </Button>
          {owns ? (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <Button
              variant="primary"
              onClick={() => {
                onClose();
                onCopy();
              }}
            >
              {copyLabel}
            </Button>
          )}
        </>
      }
    >
      {owns && <OwnersSharing documentId={documentId} onGiven={onClose} />}
    </Dialog>
  );
}
