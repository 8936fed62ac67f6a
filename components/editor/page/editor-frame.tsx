'use client';

import { DocumentProblem } from '@/components/documents/shared/document-problem';
import { useEditingSession } from '@/lib/client/hooks/use-editing-session';
import { hasUnsaved, isUnreadable } from '@/lib/client/session/session';
import { EditorSkeleton } from './editor-skeleton';
import { EditorWorkspace } from './editor-workspace';
import { UnreadableDocument } from './unreadable-document';

/** The page of one document: the editor once it is there, and before or instead of it what is so. */
export function EditorFrame({ documentId }: { readonly documentId: string }) {
  const editing = useEditingSession(documentId);
  switch (editing.status) {
    case 'loading':
      return <EditorSkeleton />;
    case 'failed':
      return <DocumentProblem documentId={documentId} error={editing.error} onRetry={editing.retry} />;
    case 'ready':
      if (isUnreadable(editing.session) && !hasUnsaved(editing.session)) {
        return <UnreadableDocument session={editing.session} commands={editing.commands} />;
      }
      return (
        <EditorWorkspace
          documentId={documentId}
          session={editing.session}
          saveState={editing.saveState}
          seenAt={editing.seenAt}
          commands={editing.commands}
          drafts={editing.drafts}
        />
      );
  }
}
