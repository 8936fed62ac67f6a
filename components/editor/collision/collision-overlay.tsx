'use client';

import { useEffect, useRef } from 'react';
import { refusalWords } from '@/components/editor/banners/refusal-words';
import { waitingWords } from '@/components/editor/banners/waiting-words';
import { waitingNews } from '@/components/merge/words/waiting-news';
import { later } from '@/components/ui/hooks/later';
import { mayEdit } from '@/lib/client/document/access';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { canRecreate, type Gone, type Session } from '@/lib/client/session/session';

const DeletedDialog = later(() =>
  import('@/components/merge/dialog/deleted-dialog').then(({ DeletedDialog }) => DeletedDialog),
);

const CollisionDialog = later(() =>
  import('@/components/merge/dialog/collision-dialog').then(({ CollisionDialog }) => CollisionDialog),
);

interface CollisionOverlayProps {
  readonly session: Session;
  readonly commands: SessionCommands;
  /** The deletion that is being decided on, as it was met: more may have been learned of it since. */
  readonly met: Gone | null;
  readonly onMeet: (gone: Gone | null) => void;
  readonly focusAfterwards: () => void;
}

/**
 * The dialog over the editor while two people's changes wait to be brought together, or when a save meets a deleted
 * document. Someone who is typing is told of a deletion by the banner and not interrupted.
 */
export function CollisionOverlay({ session, commands, met, onMeet, focusAfterwards }: CollisionOverlayProps) {
  const { collision, composing, gone, saving, writing } = session;
  const before = useRef(session);
  useEffect(() => {
    const last = before.current;
    before.current = session;
    if (canRecreate(session) && gone && !last.gone && (last.saving?.asked || last.collision?.open))
      onMeet(gone);
    // There again, for whatever reason: the next deletion is another one.
    if (!gone && met) onMeet(null);
  }, [session, gone, met, onMeet]);

  // A field that is typed in stays until it is left, unless what it stands among may not be read any more.
  if (gone && !(writing && collision?.open && canRecreate(session))) {
    // Once the text is a document of its own there is nothing to decide.
    if (!met || gone.keptAs !== met.keptAs || saving?.phase === 'sent') return null;
    return (
      <DeletedDialog
        gone={gone}
        text={session.text}
        baseVersion={session.base.version}
        onRecreate={commands.recreate}
        onKeepAsNew={commands.saveAsCopy}
        onDecideLater={() => onMeet(null)}
        focusAfterwards={focusAfterwards}
      />
    );
  }
  // Not in the middle of a word that an input method composes.
  if (!collision || composing || !mayEdit(session.access)) return null;
  return (
    <CollisionDialog
      collision={collision}
      saving={saving?.phase === 'sent'}
      problem={session.refusal ? refusalWords(session.refusal) : waitingWords(session)}
      news={waitingNews(session)}
      onChoose={commands.choose}
      onChooseRest={commands.chooseRest}
      onUndo={commands.undoChoice}
      onRedo={commands.redoChoice}
      onPoint={commands.point}
      onWrite={commands.write}
      onSaveMerged={commands.saveMerged}
      onSaveCopy={commands.saveAsCopy}
      onDiscard={commands.discard}
      onReplaceTheirs={commands.replaceTheirs}
      onDecideLater={commands.decideLater}
      focusAfterwards={focusAfterwards}
    />
  );
}
