'use client';

import { Dialog } from '@/components/ui/overlays/dialog';
import { CopyLinkButton } from './copy-link-button';
import { JoinCode, useLabLink } from './join-code';

interface InviteDialogProps {
  readonly labId: string;
  readonly challenge: string | null;
  readonly onClose: () => void;
}

/** How others come into this lab. */
export function InviteDialog({ labId, challenge, onClose }: InviteDialogProps) {
  const link = useLabLink(labId, challenge);
  return (
    <Dialog
      open
      width="narrow"
      onOpenChange={(open) => !open && onClose()}
      title="Join this lab"
      description="Everybody who opens this link joins under a name of their own. Their requests show in the same diagram."
      footer={<CopyLinkButton link={link} />}
    >
      <JoinCode labId={labId} challenge={challenge} />
    </Dialog>
  );
}
