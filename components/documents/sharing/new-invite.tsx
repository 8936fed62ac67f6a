'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Select } from '@/components/ui/controls/select';
import { TextField } from '@/components/ui/controls/text-field';
import { makeInvite } from '@/lib/client/cache/sharing';
import { LinkCodeDetails } from './link-code-details';
import { copyInvite } from './open-invites';
import { LIFETIMES } from './sharing-words';

const may = [
  { value: 'edit', label: 'edit' },
  { value: 'view', label: 'read' },
] as const;

/** Makes a link that lets one person in, and shows it. */
export function NewInvite({ documentId }: { readonly documentId: string }) {
  const make = useMutation(makeInvite(useQueryClient(), documentId));
  const id = useId();
  const [label, setLabel] = useState('');
  const [access, setAccess] = useState<(typeof may)[number]['value']>('edit');
  const [lifetime, setLifetime] = useState<(typeof LIFETIMES)[number]['value']>('604800');
  const link = useRef<HTMLInputElement>(null);
  const made = make.data;
  useEffect(() => {
    if (made) link.current?.focus();
  }, [made]);
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line px-3.5 py-3">
      <h3 id={id} className="text-sm font-semibold">
        Invite somebody
      </h3>
      <p className="mt-1 text-sm text-pretty text-ink-soft">
        Makes a link for one person. It lets in the first person who uses it, and nobody else.
      </p>
      <form
        className="mt-3 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(
            { access, label: label.trim(), expiresIn: Number(lifetime) },
            {
              onSuccess: () => setLabel(''),
            },
          );
        }}
      >
        <TextField
          label="For whom"
          hint="Only you see this."
          value={label}
          maxLength={60}
          autoComplete="off"
          error={make.error && problemWords(make.error)}
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <div className="flex items-center gap-2">
            <Select label="They can" value={access} options={may} onChange={setAccess} />
          </div>
          <div className="flex items-center gap-2">
            <Select label="Works for" value={lifetime} options={LIFETIMES} onChange={setLifetime} />
          </div>
        </div>
        <Button type="submit" disabled={make.isPending}>
          <Icon name="plus" /> {make.isPending ? 'Making it…' : 'Make an invite link'}
        </Button>
      </form>
      {made && (
        <div role="status" className="mt-4 flex flex-wrap items-end gap-2">
          <label className="min-w-40 flex-1 text-sm font-medium">
            Invite link, for one person
            <input
              ref={link}
              readOnly
              value={made.url}
              onFocus={(event) => event.target.select()}
              className="mt-1.5 block min-h-10 w-full rounded-md border border-line-strong/60 bg-surface px-3 font-mono text-sm"
            />
          </label>
          <Button className="min-h-10" onClick={() => void copyInvite(made.url)}>
            <Icon name="copy" /> Copy invite link
          </Button>
          <div className="w-full">
            <LinkCodeDetails link={made.url} of="the invite link" />
          </div>
        </div>
      )}
    </section>
  );
}
