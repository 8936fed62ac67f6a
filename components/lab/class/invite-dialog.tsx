'use client';

import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';
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
      footer={
        <Button
          variant="primary"
          onClick={async () => {
            if (await copyText(link)) toast('Link copied.');
            else toast('The link could not be copied. It stands below the code.');
          }}
        >
          <Icon name="copy" /> Copy the link
        </Button>
      }
    >
      <JoinCode labId={labId} challenge={challenge} />
    </Dialog>
  );
}
