'use client';

import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';

/** Copies a link that stands below a code; waits while there is none yet. */
export function CopyLinkButton({ link }: { readonly link: string | null }) {
  const copy = async () => {
    if (link && (await copyText(link))) toast('Link copied.');
    else toast('The link could not be copied. It stands below the code.');
  };
  return (
    <Button variant="primary" disabled={link === null} onClick={copy}>
      <Icon name="copy" /> Copy the link
    </Button>
  );
}
