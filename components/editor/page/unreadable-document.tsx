'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRef, useState } from 'react';
import { WentElsewhere } from '@/components/documents/shared/went-elsewhere';
import { DocumentNotice } from '@/components/editor/state/document-notice';
import type { DocumentNotice as Notice } from '@/components/editor/state/use-document-notice';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { later } from '@/components/ui/hooks/later';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';
import { TEXT_ID } from '@/components/ui/page/skip-link';
import type { Content } from '@/lib/client/document/content';
import { shelfQuery } from '@/lib/client/drafts/drafts-queries';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import type { Session } from '@/lib/client/session/session';

const ShelfDialog = later(() =>
  import('@/components/editor/comparison/shelf-dialog').then(({ ShelfDialog }) => ShelfDialog),
);

/** What one may not read is compared with nothing. */
const NOTHING: Content = { title: '', body: '' };

interface UnreadableDocumentProps {
  readonly session: Session;
  readonly commands: SessionCommands;
  readonly notice: Notice | null;
}

/**
 * In place of a document that cannot be read any more, and of which nothing is in the editor that was not saved. One's own
 * texts that were set aside are within reach.
 */
export function UnreadableDocument({ session, commands, notice }: UnreadableDocumentProps) {
  const shelf = useQuery(shelfQuery(session.documentId)).data;
  const [shown, setShown] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const keptAs = session.gone?.keptAs;
  const withheld = session.access === 'none';
  return (
    <>
      <title>Document not shown · Midair</title>
      <SiteHeader />
      <main id="main" className="px-4">
        <div id={TEXT_ID}>
          <EmptyState
            level={1}
            role="alert"
            title={withheld ? 'You cannot read this any more' : 'This document cannot be opened any more'}
            actions={
              <>
                {keptAs !== undefined && (
                  <Link href={`/documents/${keptAs}`} className={buttonClasses('primary')}>
                    Open my copy
                  </Link>
                )}
                {shelf !== undefined && shelf.length > 0 && (
                  <Button ref={trigger} onClick={() => setShown(true)}>
                    Set-aside texts
                  </Button>
                )}
                <Link href="/" className={buttonClasses('plain')}>
                  All documents
                </Link>
              </>
            }
          >
            {withheld
              ? 'The owner has stopped sharing this document with you. If you think that is a mistake, ask them. It opens here again as soon as they share it.'
              : 'It is gone, or its owner no longer shares it.'}
          </EmptyState>
          <div className="relative mx-auto flex max-w-prose text-sm">
            <DocumentNotice notice={notice} />
          </div>
          <div className="mx-auto max-w-prose">
            <WentElsewhere />
          </div>
          {shown && (
            <ShelfDialog
              documentId={session.documentId}
              current={NOTHING}
              hindrance={null}
              onTakeOver={commands.takeOver}
              onClose={() => setShown(false)}
              focusAfterwards={() => trigger.current?.focus()}
            />
          )}
        </div>
      </main>
    </>
  );
}
