'use client';

import { CollisionDialog } from '@/components/merge/collision-dialog';
import type { Session } from '@/lib/client/session';
import type { SessionCommands } from '@/lib/client/session-commands';

interface CollisionOverlayProps {
  readonly session: Session;
  readonly commands: SessionCommands;
  readonly focusAfterwards: () => void;
}

/** The dialog over the editor while two people's changes wait to be brought together. */
export function CollisionOverlay({ session, commands, focusAfterwards }: CollisionOverlayProps) {
  if (!session.collision) return null;
  return (
    <CollisionDialog
      collision={session.collision}
      saving={session.saving !== null}
      problem={session.refusal?.message ?? null}
      onChoose={commands.choose}
      onUndo={commands.undoChoice}
      onRedo={commands.redoChoice}
      onPoint={commands.point}
      onSaveMerged={commands.saveMerged}
      onSaveCopy={commands.saveAsCopy}
      onDiscard={commands.discard}
      onReplaceTheirs={commands.replaceTheirs}
      onDecideLater={commands.decideLater}
      focusAfterwards={focusAfterwards}
    />
  );
}
