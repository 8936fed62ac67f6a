'use client';

import { type ReactNode, useRef } from 'react';
import { whileEditing } from '@/components/merge/words/collision-summary';
import { Button } from '@/components/ui/controls/button';
import { sideNames } from '@/components/ui/people/side-names';
import { DocumentText } from '@/components/ui/text/document-text';
import { foldText } from '@/components/ui/text/fold-text';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { Content } from '@/lib/client/document/content';
import type { Gone } from '@/lib/client/session/session';
import { CollisionFrame } from './collision-frame';

interface DeletedDialogProps {
  readonly gone: Gone;
  /** My text, with everything typed. */
  readonly text: Content;
  readonly baseVersion: number;
  readonly onRecreate: () => void;
  /** Absent where there can be no other document. */
  readonly onKeepAsNew?: () => void;
  readonly onDecideLater: () => void;
  readonly focusAfterwards?: () => void;
}

/** The document was deleted while I was editing it: nothing of mine is lost, and there are two ways to go on. */
export function DeletedDialog({
  gone,
  text,
  baseVersion,
  onRecreate,
  onKeepAsNew,
  onDecideLater,
  focusAfterwards,
}: DeletedDialogProps) {
  const summary = useRef<HTMLParagraphElement>(null);
  const names = sideNames(gone.by);
  const who = names.samePerson ? 'You, in another tab,' : names.other;
  const shown = foldText(text.body, { first: false, last: true });
  return (
    <CollisionFrame
      wide={false}
      fit
      onOpened={() => summary.current?.focus({ preventScroll: true })}
      onDecideLater={onDecideLater}
      {...(focusAfterwards ? { focusAfterwards } : {})}
      footer={
        <div className="flex justify-end">
          <Button variant="quiet" onClick={onDecideLater}>
            Decide later
          </Button>
        </div>
      }
    >
      <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-5 short:flex-none short:overflow-visible short:py-3 md:px-8">
        <div className="mx-auto max-w-[46rem] space-y-6">
          <p
            ref={summary}
            tabIndex={-1}
            className="max-w-[68ch] text-[1.0625rem] leading-relaxed focus:outline-none"
          >
            {gone.reason === 'missing' ? (
              'This document is no longer on the server.'
            ) : (
              <>
                {who} deleted this document
                {gone.at !== null && (
                  <>
                    {' '}
                    <TimeAgo at={gone.at} />
                  </>
                )}{' '}
                {whileEditing(baseVersion)}.
              </>
            )}{' '}
            <strong className="font-semibold">Your text is safe.</strong>
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            <WayOn
              button={
                <Button variant="primary" onClick={onRecreate}>
                  Recreate with my text
                </Button>
              }
            >
              The document is back at its old address, with your text as the newest version. Everyone who had
              the link finds it again.
            </WayOn>
            {onKeepAsNew && (
              <WayOn button={<Button onClick={onKeepAsNew}>Keep as a new document</Button>}>
                Your text becomes a document of its own. This one stays deleted.
              </WayOn>
            )}
          </div>
          <section aria-label="Your text" className="border-s-[3px] border-mine-line ps-3.5">
            <p className="mb-1 text-[0.8125rem] font-medium text-mine">Your version · not saved yet</p>
            <DocumentText title className="mb-2">
              {text.title}
            </DocumentText>
            <DocumentText>{shown.head.trimEnd()}</DocumentText>
            {shown.hidden !== '' && (
              <p className="mt-2 text-sm text-ink-faint">
                and {shown.hiddenLines === 1 ? '1 more line' : `${shown.hiddenLines} more lines`}
              </p>
            )}
          </section>
        </div>
      </div>
    </CollisionFrame>
  );
}

function WayOn({ button, children }: { readonly button: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-xl border border-line bg-surface p-4 dark:bg-raised">
      {button}
      <p className="text-sm text-ink-soft">{children}</p>
    </div>
  );
}
