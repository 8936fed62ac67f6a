'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { DocumentProblem } from '@/components/documents/shared/document-problem';
import { useDocumentNotice } from '@/components/editor/state/use-document-notice';
import type { TextPlace } from '@/components/editor/text/markdown-editor';
import { atLeisure, holdLeisure } from '@/components/ui/hooks/at-leisure';
import { later } from '@/components/ui/hooks/later';
import { type Refusal, refusalError } from '@/lib/client/api/problem-error';
import { documentQuery } from '@/lib/client/cache/queries';
import { type EditingSession, useEditingSession } from '@/lib/client/hooks/use-editing-session';
import { useMergeNews } from '@/lib/client/hooks/use-merge-news';
import { prepareMerging } from '@/lib/client/running/browser-session';
import { hasUnsaved, isUnreadable } from '@/lib/client/session/session';
import { EditorSkeleton } from './editor-skeleton';
import { EditorWorkspace } from './editor-workspace';
import { OpeningDocument } from './opening-document';

const UnreadableDocument = later(() =>
  import('./unreadable-document').then(({ UnreadableDocument }) => UnreadableDocument),
);

interface EditorFrameProps {
  readonly documentId: string;
  /** Why the server did not send the document along with the page, if it has said that. */
  readonly refusal?: Refusal | null;
}

/**
 * The page of one document: the editor once it is there, and before or instead of it what is so. What the server sent along
 * is shown at once; the device may know more, and then that counts.
 */
export function EditorFrame({ documentId, refusal = null }: EditorFrameProps) {
  const client = useQueryClient();
  const editing = useEditingSession(documentId);
  const [served] = useState(() => client.getQueryData(documentQuery(documentId).queryKey));
  const [refused] = useState(() => refusal && refusalError(refusal));
  const atTop = useRef<TextPlace>(null);
  // Anything that is waited for later is something else.
  const [opening, setOpening] = useState(true);
  if (opening && editing.status !== 'loading') setOpening(false);
  useEffect(() => (opening ? holdLeisure() : undefined), [opening]);
  useEffect(() => atLeisure(prepareMerging, true), []);
  switch (editing.status) {
    case 'loading':
      if (opening && served) {
        return (
          <OpeningDocument
            document={served}
            onLeave={(place) => {
              atTop.current = place;
            }}
          />
        );
      }
      if (!opening || !refused) return <EditorSkeleton />;
      return <DocumentProblem documentId={documentId} error={refused} onRetry={nothing} />;
    case 'failed':
      return <DocumentProblem documentId={documentId} error={editing.error} onRetry={editing.retry} />;
    case 'ready':
      return <OpenDocument {...editing} documentId={documentId} atTop={atTop} />;
  }
}

function nothing(): void {}

interface OpenDocumentProps extends Omit<Extract<EditingSession, { readonly status: 'ready' }>, 'status'> {
  readonly documentId: string;
  /** What of its text stood at the top while it was opened; `null`: its beginning. */
  readonly atTop: RefObject<TextPlace | null>;
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
    return (
      <UnreadableDocument
        session={session}
        commands={commands}
        notice={notice}
        instead={<EditorSkeleton />}
      />
    );
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
