'use client';

import { later } from '@/components/ui/hooks/later';
import { choose, chooseRest, redoChoice, undoChoice } from '@/lib/client/session/collision';
import type { Actor } from '@/lib/lab/client/actor';
import { decide } from '@/lib/lab/client/person-collision';
import type { Person } from '@/lib/lab/people/person';
import type { PersonCollision } from './use-collision';

const DeletedDialog = later(() =>
  import('@/components/merge/dialog/deleted-dialog').then(({ DeletedDialog }) => DeletedDialog),
);

const CollisionDialog = later(() =>
  import('@/components/merge/dialog/collision-dialog').then(({ CollisionDialog }) => CollisionDialog),
);

interface CollisionWindowsProps {
  readonly actor: Actor;
  readonly person: Person;
  readonly state: PersonCollision;
  /** Does something that may fail, and tells if it did. */
  readonly run: (work: () => Promise<unknown>) => void;
  readonly focusAfterwards: () => void;
}

/** The product's own dialogs over the lab, for one person whose save met with another's. A lab has just one document. */
export function CollisionWindows({ actor, person, state, run, focusAfterwards }: CollisionWindowsProps) {
  const { title, body, held, collision } = person;
  if (state.gone) {
    return (
      <DeletedDialog
        gone={state.gone}
        text={{ title, body }}
        baseVersion={held?.version ?? 0}
        onRecreate={() => run(state.recreate)}
        onDecideLater={state.leaveGone}
        focusAfterwards={focusAfterwards}
      />
    );
  }
  if (!collision) return null;
  return (
    <CollisionDialog
      collision={collision}
      saving={state.saving}
      problem={state.problem}
      onChoose={(place, choice) => decide(actor, (before) => choose(before, place, choice))}
      onChooseRest={(take) => decide(actor, (before) => chooseRest(before, take))}
      onUndo={() => decide(actor, undoChoice)}
      onRedo={() => decide(actor, redoChoice)}
      onPoint={(cursor) => decide(actor, (before) => ({ ...before, cursor }))}
      onSaveMerged={() => run(state.saveMerged)}
      onDiscard={state.discard}
      discarded="your text can be brought back right afterwards."
      onReplaceTheirs={() => run(state.replaceTheirs)}
      onDecideLater={() => decide(actor, (before) => ({ ...before, open: false }))}
      focusAfterwards={focusAfterwards}
    />
  );
}
