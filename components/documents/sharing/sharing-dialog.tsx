'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { copyLink } from '@/components/documents/shared/copy-link';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import { documentsQuery } from '@/lib/client/cache/queries';
import type { Access } from '@/lib/client/document/access';
import { DocumentLinkCode } from './link-code-details';
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
  // Who owns it stands in the list, where what was opened is, as a rule on the first page.
  const { data: list } = useInfiniteQuery({
    ...documentsQuery({ search: '', deleted: false }),
    enabled: !owns,
  });
  const row = list?.pages.flatMap(({ rows }) => rows).find(({ id }) => id === documentId);
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
      description={ownAccessWords(access, row?.owner === null ? null : row?.owner?.name)}
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
      {owns ? (
        <OwnersSharing documentId={documentId} onGiven={onClose} />
      ) : (
        <DocumentLinkCode documentId={documentId} />
      )}
    </Dialog>
  );
}
