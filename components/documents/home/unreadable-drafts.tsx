'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { markdownFileName } from '@/components/documents/shared/markdown-file';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { toast } from '@/components/ui/overlays/toast';
import { download } from '@/components/ui/text/download';
import { clockTime } from '@/components/ui/time/clock-time';
import { removeUnreadable, unreadableQuery } from '@/lib/client/drafts/drafts-queries';
import type { Unreadable } from '@/lib/client/drafts/unreadable';

/** Texts on this device that this release cannot open, as those of a newer one: each can be had as a file. */
export function UnreadableDrafts() {
  const client = useQueryClient();
  const found = useQuery(unreadableQuery());
  const remove = useMutation(removeUnreadable(client));
  const [removing, setRemoving] = useState<Unreadable | null>(null);
  if (!found.data || found.data.length === 0) return null;
  return (
    <section
      aria-labelledby="unreadable-drafts"
      className="mb-6 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <h2 id="unreadable-drafts" className="text-sm font-semibold">
        Kept on this device, but cannot be opened here
      </h2>
      <ul className="divide-y divide-line">
        {found.data.map((each) => {
          const title = each.title?.trim() || 'Untitled';
          const when = each.updatedAt ? ` from ${clockTime(new Date(each.updatedAt), new Date())}` : '';
          return (
            <li
              key={`${each.place} ${each.id}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm"
            >
              <Icon name="alert" className="size-4" />
              <p className="min-w-40 flex-1 break-words">
                A text{when} in “<bdi>{title}</bdi>”, perhaps from another release of Midair
              </p>
              <div className="flex gap-2">
                <Button
                  size="small"
                  aria-label={`Download the text of ${title}`}
                  onClick={() => download(markdownFileName(title), 'text/markdown;charset=utf-8', each.text)}
                >
                  Download
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Remove the text of ${title} for good`}
                  onClick={() => setRemoving(each)}
                >
                  Remove
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {removing && (
        <ConfirmDialog
          open
          onOpenChange={() => setRemoving(null)}
          title={`Remove the text of “${removing.title?.trim() || 'Untitled'}” for good?`}
          description="There is no other copy. Download it first if you may need it."
          confirm="Remove"
          danger
          onConfirm={() =>
            remove.mutate(removing, {
              onError: () => toast.error('The text could not be removed. It is still here.'),
            })
          }
        />
      )}
    </section>
  );
}
