'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { NameDialog } from '@/components/documents/shared/name-dialog';
import { Button } from '@/components/ui/controls/button';
import type { VersionRow } from '@/lib/client/api/shapes';
import { nameVersion } from '@/lib/client/cache/mutations';

/** What the server takes at most. */
const LONGEST = 80;

interface VersionNameProps {
  readonly documentId: string;
  readonly row: VersionRow;
}

/** A button that calls a version something, or something else: the one that was shown as it was pressed. */
export function NameButton({ documentId, row }: VersionNameProps) {
  const naming = useMutation(nameVersion(useQueryClient()));
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<VersionRow | null>(null);
  return (
    <>
      <Button ref={button} onClick={() => setAsked(row)}>
        {row.name ? 'Rename this version' : 'Name this version'}
      </Button>
      {asked && (
        <NameDialog
          title={`Name version ${asked.version}`}
          label="Name"
          name={asked.name ?? ''}
          removable
          hintOf={hintOf}
          longest={LONGEST}
          changedWords={changedWords}
          onSave={(to, seen) =>
            naming.mutateAsync({ documentId, version: asked.version, name: to || null, seen: seen || null })
          }
          onClose={() => setAsked(null)}
          focusAfterwards={() => button.current?.focus()}
        />
      )}
    </>
  );
}

function hintOf(name: string): string {
  return name === ''
    ? 'For example “First draft” or “Sent to Ana”. Everyone who sees the history sees it.'
    : 'Leave it empty to remove the name.';
}

function changedWords(now: string): string {
  return now === ''
    ? 'Someone removed the name in the meantime. Save again to give it yours.'
    : `Someone named it “${now}” in the meantime. Save again to give it your name.`;
}
