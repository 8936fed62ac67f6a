import type { Content } from '@/lib/client/document/content';
import type { Place } from '@/lib/client/session/collision';
import type { Selection } from '@/lib/client/session/session';
import type { Command, Stamp } from '@/lib/client/session/session-event';
import { uuid } from '@/lib/http/client/uuid';
import type { Choice } from '@/lib/merge/resolve/resolution';

/** What `sessionCommands` makes. */
export type SessionCommands = ReturnType<typeof sessionCommands>;

/** A session's commands as functions, for buttons and keys. What they mean is said at `Command`. */
export function sessionCommands(dispatch: (command: Command) => void) {
  const stamp = (): Stamp => ({ shelfId: uuid(), now: new Date().toISOString() });
  return {
    edit: (text: Content, selection?: Selection) => dispatch({ type: 'edit', text, selection }),
    select: (selection: Selection) => dispatch({ type: 'select', selection }),
    save: () => dispatch({ type: 'save' }),
    autosave: () => dispatch({ type: 'save', automatic: true }),
    compose: (active: boolean) => dispatch({ type: 'compose', active }),
    write: (active: boolean) => dispatch({ type: 'write', active }),
    review: () => dispatch({ type: 'review' }),
    updateNow: () => dispatch({ type: 'update-now' }),
    choose: (place: Place, choice: Choice | null) => dispatch({ type: 'choose', place, choice }),
    chooseRest: (take: 'mine' | 'theirs') => dispatch({ type: 'choose-rest', take }),
    undoChoice: () => dispatch({ type: 'undo-choice' }),
    redoChoice: () => dispatch({ type: 'redo-choice' }),
    point: (place: Place | null) => dispatch({ type: 'point', place }),
    saveMerged: () => dispatch({ type: 'save-merged', ...stamp() }),
    decideLater: () => dispatch({ type: 'decide-later' }),
    replaceTheirs: () => dispatch({ type: 'replace-theirs', ...stamp() }),
    saveAsCopy: () => dispatch({ type: 'save-as-copy', copyId: uuid(), ...stamp() }),
    discard: () => dispatch({ type: 'discard', ...stamp() }),
    takeOver: (text: Content) => dispatch({ type: 'take-over', text }),
    recreate: () => dispatch({ type: 'recreate', ...stamp() }),
    undoMerge: () => dispatch({ type: 'undo-merge' }),
    dismissNotice: () => dispatch({ type: 'dismiss-notice' }),
  };
}
