'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { renderSVG } from 'uqr';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { copyText } from './copy-text';

/** The link to a lab, large enough to be seen from the last row. */
export function InviteDialog({ labId, onClose }: { readonly labId: string; readonly onClose: () => void }) {
  const [link] = useState(() => new URL(`/lab/${labId}`, window.location.href).href);
  const host = new URL(link).hostname;
  const onlyHere = host === 'localhost' || host.startsWith('127.') || host === '[::1]';
  const [code] = useState(
    () => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(link, { border: 2, ecc: 'M' }))}`,
  );
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
      {/* biome-ignore lint/performance/noImgElement: it is drawn here and loaded from nowhere. */}
      <img
        src={code}
        alt={`QR code for ${link}`}
        className="mx-auto aspect-square w-full max-w-80 rounded-lg border border-line bg-white"
      />
      <p className="mt-3 text-center font-mono text-sm break-all">{link}</p>
      {onlyHere && (
        <p className="mt-3 text-sm text-pretty text-ink-soft">
          This address works on this device only. For other devices start the server with HOST=0.0.0.0 and
          open the lab under the address that this computer has in your network.
        </p>
      )}
    </Dialog>
  );
}
