'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { later } from '@/components/ui/hooks/later';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import { changeMe } from '@/lib/client/cache/mutations';
import { meQuery } from '@/lib/client/cache/queries';

const IdentityDialog = later(() => import('./identity-dialog').then(({ IdentityDialog }) => IdentityDialog));

/** Who one is to the others, and the way to change it. */
export function IdentityControl() {
  const client = useQueryClient();
  const me = useQuery(meQuery());
  const [open, setOpen] = useState(false);
  const change = useMutation(changeMe(client));
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
        <IdentityDialog
          me={me.data}
          busy={change.isPending}
          error={change.error ? problemWords(change.error) : null}
          onSave={(next) =>
            change.mutate(next, {
              onSuccess: () => {
                setOpen(false);
                void client.invalidateQueries({ queryKey: ['documents'] });
              },
            })
          }
          onClose={() => {
            change.reset();
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
