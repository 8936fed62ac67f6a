'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Spinner } from '@/components/ui/controls/spinner';
import { TextField } from '@/components/ui/controls/text-field';
import { Dialog } from '@/components/ui/overlays/dialog';
import { toast } from '@/components/ui/overlays/toast';
import { LinkCode } from '@/components/ui/page/link-code';
import { copyText } from '@/components/ui/text/copy-text';
import { teacherLink } from '@/lib/lab/client/lab-api';

/** A link that makes another device a teacher of this lab. */
export function TeacherLinkDialog({
  labId,
  onClose,
}: {
  readonly labId: string;
  readonly onClose: () => void;
}) {
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    teacherLink(labId).then(
      (path) => !left && setLink(new URL(path, window.location.href).href),
      (error: Error) => !left && setProblem(error.message),
    );
    return () => {
      left = true;
    };
  }, [labId]);
  return (
    <Dialog
      open
      width="narrow"
      onOpenChange={(open) => !open && onClose()}
      title="Open as teacher on another device"
      description="Anyone with this link is a teacher of this lab. They can pause it, reset it and see what everybody predicts. Do not show it to the class."
      footer={
        <Button
          variant="primary"
          disabled={link === null}
          onClick={async () => {
            if (link && (await copyText(link))) toast('Link copied.');
            else toast('The link could not be copied. It stands below the code.');
          }}
        >
          <Icon name="copy" /> Copy the link
        </Button>
      }
    >
      {problem && <p role="alert">{problem}</p>}
      {!problem && link === null && <Spinner>Making the link…</Spinner>}
      {link !== null && (
        <div>
          <LinkCode link={link} name="QR code of the link for teachers" />
          <TextField
            label="Link for teachers"
            value={link}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
            hint="It works until the lab ends."
            className="mt-3"
          />
        </div>
      )}
    </Dialog>
  );
}
