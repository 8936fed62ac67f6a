'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { personColor } from '@/components/ui/person-color';
import { renameMe } from '@/lib/client/mutations';
import { meQuery } from '@/lib/client/queries';
import { problemWords } from './problem-words';
import { RenameDialog } from './rename-dialog';

/** Who one is to the others, and the way to change it. */
export function IdentityControl() {
  const client = useQueryClient();
  const me = useQuery(meQuery());
  const [open, setOpen] = useState(false);
  const rename = useMutation(renameMe(client));
  if (!me.data) return <span aria-hidden="true" className="h-9" />;
  const { name, colour } = me.data;
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        className="min-w-0 pointer-coarse:min-h-11"
        onClick={() => setOpen(true)}
      >
        <Avatar decorative size="small" name={name} color={personColor(colour)} />
        <span className="truncate max-sm:max-w-32">
          <span className="max-sm:sr-only">You are </span>
          <bdi>{name}</bdi>
        </span>
      </Button>
      {open && (
        <RenameDialog
          dialogTitle="Your name"
          label="Name"
          hint="Others see it beside what you save. No account is needed: this browser remembers you."
          initial={name}
          maxLength={60}
          busy={rename.isPending}
          error={rename.error ? problemWords(rename.error) : null}
          onRename={(next) =>
            rename.mutate(next, {
              onSuccess: () => {
                setOpen(false);
                toast(`You are ${next} now.`);
              },
            })
          }
          onClose={() => {
            rename.reset();
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
