'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { TextField } from '@/components/ui/controls/text-field';
import { Dialog } from '@/components/ui/overlays/dialog';
import { toast } from '@/components/ui/overlays/toast';
import { ProblemError } from '@/lib/client/api/problem-error';
import { eraseDocument, historyTagQuery } from '@/lib/client/cache/sharing';
import { problemWords } from './problem-words';

interface DeleteForEverDialogProps {
  readonly documentId: string;
  readonly title: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/**
 * Asks before the text of every version goes: says what goes and what stays, and has the title typed, since nothing
 * brings it back. It is deleted as it was when this was asked; whatever somebody saves meanwhile is not.
 */
export function DeleteForEverDialog({
  documentId,
  title,
  onDone,
  onClose,
  focusAfterwards,
}: DeleteForEverDialogProps) {
  const form = useId();
  const tag = useQuery(historyTagQuery(documentId));
  const erase = useMutation(eraseDocument(useQueryClient(), documentId));
  const [typed, setTyped] = useState('');
  const asked = title.trim() || 'Untitled';
  const matches = sameWords(typed, asked);
  const failed = erase.error ?? tag.error;
  const eraseNow = (etag: string) =>
    erase.mutate(etag, {
      onSuccess: () => {
        toast(`“${asked}” is deleted for ever.`);
        onDone();
      },
      // What has changed is for the person to look at: the next try is about the history as it is then.
      onError: (error) => {
        if (error instanceof ProblemError && error.status === 412) void tag.refetch();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={
        <>
          Delete “<bdi>{asked}</bdi>” for ever?
        </>
      }
      description="Nobody can bring it back afterwards."
      focusAfterwards={focusAfterwards}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="danger"
            disabled={!matches || tag.data === undefined || erase.isPending}
          >
            {erase.isPending ? 'Deleting…' : 'Delete for ever'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4 pb-2 text-sm"
        onSubmit={(event) => {
          event.preventDefault();
          if (matches && tag.data !== undefined) eraseNow(tag.data);
        }}
      >
        <dl className="space-y-2">
          <div>
            <dt className="font-semibold">What goes</dt>
            <dd className="text-ink-soft">
              The title and the text of every version, here and for everybody, with the history and all
              invites.
            </dd>
          </div>
          <div>
            <dt className="font-semibold">What stays</dt>
            <dd className="text-ink-soft">
              The fact that a document was at this address, who deleted it and when, and how many versions it
              had. Others keep their copies, and their devices keep what they have.
            </dd>
          </div>
        </dl>
        <TextField
          label={
            <>
              To go on, type its title: <bdi className="font-semibold">{asked}</bdi>
            </>
          }
          value={typed}
          autoComplete="off"
          spellCheck={false}
          error={failed && wordsOf(failed)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** Whether somebody who types what they read would type this: spaces that look like one are one. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  return plain(a) === plain(b);
}

function wordsOf(error: Error): string {
  if (error instanceof ProblemError && error.status === 412) {
    return 'The document was changed meanwhile, and is not deleted. Look at it first, then ask again.';
  }
  return problemWords(error);
}
