'use client';

import { useEffect, useState } from 'react';
import { Spinner } from '@/components/ui/controls/spinner';
import { TextField } from '@/components/ui/controls/text-field';
import { Dialog } from '@/components/ui/overlays/dialog';
import { LinkCode } from '@/components/ui/page/link-code';
import { teacherLink } from '@/lib/lab/client/lab-api';
import { CopyLinkButton } from './copy-link-button';

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
      footer={<CopyLinkButton link={link} />}
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
