'use client';

import { DocumentProblem } from '@/components/documents/shared/document-problem';
import { useDocumentNotice } from '@/components/editor/state/use-document-notice';
import { type EditingSession, useEditingSession } from '@/lib/client/hooks/use-editing-session';
import { useMergeNews } from '@/lib/client/hooks/use-merge-news';
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
      return <OpenDocument {...editing} documentId={documentId} />;
  }
}

interface OpenDocumentProps extends Omit<Extract<EditingSession, { readonly status: 'ready' }>, 'status'> {
  readonly documentId: string;
}

/** What is said of the document holds whichever way it is shown. */
function OpenDocument({ session, commands, ...editing }: OpenDocumentProps) {
  const [news, onNewsRead] = useMergeNews(session.documentId, session.head);
  const notice = useDocumentNotice(
    session,
    commands,
    news?.version ?? null,
    editing.saveState.kind === 'behind',
  );
  if (isUnreadable(session) && !hasUnsaved(session)) {
    return <UnreadableDocument session={session} commands={commands} notice={notice} />;
  }
  return (
    <EditorWorkspace
      {...editing}
      session={session}
      commands={commands}
      notice={notice}
      news={news}
      onNewsRead={onNewsRead}
    />
  );
}
