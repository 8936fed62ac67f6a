'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { copyLink } from '@/components/documents/shared/copy-link';
import { SHELF_HASH } from '@/components/documents/shared/shelf-address';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { ShelfDialog } from '@/components/editor/comparison/shelf-dialog';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { isDirty, type Session } from '@/lib/client/session/session';
import { DocumentMenu } from './document-menu';

interface DocumentControlsProps {
  readonly documentId: string;
  readonly session: Session;
  readonly commands: SessionCommands;
  readonly autosave: boolean;
  readonly onAutosave: (on: boolean) => void;
  readonly onRename: () => void;
  readonly onExport: () => void;
}

/** The document's menu, and what its items do. */
export function DocumentControls({ documentId, session, commands, ...menu }: DocumentControlsProps) {
  const router = useRouter();
  const { create, remove } = useDocumentActions();
  const [deleting, setDeleting] = useState(false);
  const [shelfShown, setShelfShown] = useState(() => location.hash === SHELF_HASH);
  const trigger = useRef<HTMLButtonElement>(null);
  const focusMenu = () => trigger.current?.focus();
  const { head, text, gone, collision, saving } = session;
  const title = text.title.trim() || 'Untitled';
  const unsaved = isDirty(session);

  const saveCopy = () => {
    if (unsaved || collision || gone) commands.saveAsCopy();
    else void create({ ...text, title: `${text.title} (copy)` });
  };
  const deleteNow = async () => {
    const { etag, version } = head;
    if (await remove({ id: documentId, title, etag, version })) router.push('/');
  };

  return (
    <>
      <DocumentMenu
        ref={trigger}
        {...menu}
        onHistory={() => router.push(`/documents/${documentId}/history`)}
        onShelf={() => setShelfShown(true)}
        onCopyLink={() => void copyLink(documentId)}
        onSaveAsCopy={saving?.phase === 'sent' ? null : saveCopy}
        onDelete={gone ? null : () => setDeleting(true)}
      />
      {shelfShown && (
        <ShelfDialog
          documentId={documentId}
          current={text}
          hindrance={
            unsaved || collision || saving
              ? 'Save or discard what is in the editor first, to bring one of these back.'
              : null
          }
          onTakeOver={commands.takeOver}
          onClose={() => {
            setShelfShown(false);
            if (location.hash === SHELF_HASH) history.replaceState(history.state, '', location.pathname);
          }}
          focusAfterwards={focusMenu}
        />
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${title}”?`}
        description={
          <>
            Nobody can open it any more until it is restored. You can undo this, also later from the list of
            deleted documents.
            {unsaved && ' Your unsaved changes stay on this device.'}
          </>
        }
        confirm="Delete"
        focusAfterwards={focusMenu}
        danger
        onConfirm={() => void deleteNow()}
      />
    </>
  );
}
