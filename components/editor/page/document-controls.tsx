'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { copyLink } from '@/components/documents/shared/copy-link';
import { SHELF_HASH } from '@/components/documents/shared/shelf-address';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { useHelpKey } from '@/components/editor/keys/use-help-key';
import { Button } from '@/components/ui/controls/button';
import { later } from '@/components/ui/hooks/later';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { hasUnsaved, isDirty, isUnreadable, type Session } from '@/lib/client/session/session';
import { DocumentMenu } from './document-menu';

const KeysDialog = later(() =>
  import('@/components/editor/keys/keys-dialog').then(({ KeysDialog }) => KeysDialog),
);

const ShelfDialog = later(() =>
  import('@/components/editor/comparison/shelf-dialog').then(({ ShelfDialog }) => ShelfDialog),
);

const SharingDialog = later(() =>
  import('@/components/documents/sharing/sharing-dialog').then(({ SharingDialog }) => SharingDialog),
);

interface DocumentControlsProps {
  readonly documentId: string;
  readonly session: Session;
  readonly commands: SessionCommands;
  /** Makes a document of one's own of what is shown, and opens it. */
  readonly onCopy: () => void;
  readonly copyLabel: string;
  readonly writable: boolean;
  readonly onRename: () => void;
  readonly onExport: () => void;
  readonly onFind: (() => void) | null;
  readonly onFocusMode: (() => void) | null;
}

/** The document's menu, and what its items do. */
export function DocumentControls({ documentId, session, commands, onCopy, ...menu }: DocumentControlsProps) {
  const router = useRouter();
  const { create, remove } = useDocumentActions();
  const [deleting, setDeleting] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  useHelpKey(useCallback(() => setKeysShown(true), []));
  const [shelfShown, setShelfShown] = useState(() => location.hash === SHELF_HASH);
  const trigger = useRef<HTMLButtonElement>(null);
  const focusMenu = () => trigger.current?.focus();
  const { head, text, gone, collision, saving } = session;
  const title = text.title.trim() || 'Untitled';
  const unsaved = isDirty(session);

  const unreadable = isUnreadable(session);
  const saveCopy = () => {
    if (!menu.writable && !hasUnsaved(session)) onCopy();
    else if (unsaved || collision || gone) commands.saveAsCopy();
    else void create({ ...text, title: `${text.title} (copy)` });
  };
  const deleteNow = async () => {
    const { etag, version } = head;
    if (await remove({ id: documentId, title, etag, version })) router.push('/');
  };

  return (
    <>
      {session.access === 'own' && !gone && (
        // On a phone there is no room for it; the menu has it too.
        <Button className="min-h-9! px-3! max-sm:hidden" onClick={() => setSharing(true)}>
          Share
        </Button>
      )}
      <DocumentMenu
        ref={trigger}
        {...menu}
        copyLabel={menu.writable ? 'Save as a copy' : menu.copyLabel}
        onHistory={unreadable ? null : () => router.push(`/documents/${documentId}/history`)}
        onKeys={() => setKeysShown(true)}
        onShelf={() => setShelfShown(true)}
        onShare={unreadable || gone ? null : () => setSharing(true)}
        onCopyLink={unreadable ? null : () => void copyLink(documentId)}
        onSaveAsCopy={saving?.phase === 'sent' ? null : saveCopy}
        onDelete={gone ? null : () => setDeleting(true)}
      />
      {sharing && !unreadable && (
        <SharingDialog
          documentId={documentId}
          title={title}
          access={session.access}
          onCopy={saveCopy}
          copyLabel={menu.writable ? 'Make a copy' : menu.copyLabel}
          onClose={() => setSharing(false)}
          focusAfterwards={focusMenu}
        />
      )}
      {shelfShown && (
        <ShelfDialog
          documentId={documentId}
          current={text}
          hindrance={
            unsaved || collision || saving
              ? 'To bring one of these back, first save or discard the text in the editor.'
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
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} focusAfterwards={focusMenu} />}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${title}”?`}
        description={
          <>
            Nobody can open it any more until it is restored. You can undo this now, or later from the list of
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
