'use client';

import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';
import { JoinCode, useLabLink } from './join-code';

/** How others come into this lab. */
export function InviteDialog({ labId, onClose }: { readonly labId: string; readonly onClose: () => void }) {
  const link = useLabLink(labId);
  return (
    <Dialog
      open
      width="narrow"
      onOpenChange={(open) => !open && onClose()}
      title="Join this lab"
      description="Everybody who opens this link becomes one more person, and their requests show in the same diagram."
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
      <JoinCode labId={labId} />
    </Dialog>
  );
}
