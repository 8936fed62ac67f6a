import { createContext, useContext } from 'react';
import type { SideNames } from '@/components/ui/people/side-names';
import type { Snapshot } from '@/lib/client/document/content';
import type { Place } from '@/lib/client/session/collision';
import type { Choice } from '@/lib/merge/resolve/resolution';

/** What every place of the dialog needs to know and may do. */
export interface MergeView {
  readonly names: SideNames;
  readonly base: Snapshot;
  readonly theirs: Snapshot;
  readonly columns: boolean;
  readonly showOriginal: boolean;
  readonly ignoreSpaces: boolean;
  /** Whether text that nobody has to decide on can be edited in place. */
  readonly editable: boolean;
  readonly choose: (place: Place, choice: Choice | null) => void;
  /** Brings a place into view and gives it the focus. */
  readonly show: (place: Place) => void;
  /** The cursor is at this place. */
  readonly point: (place: Place) => void;
  /** A wording is typed into a field, or the field was left: until then nothing may take it away. */
  readonly write: (active: boolean) => void;
}

const Context = createContext<MergeView | null>(null);

/** Tells every place within what it needs to know. */
export const MergeViewProvider = Context.Provider;

/** What the dialog tells its places. Throws outside of a `MergeViewProvider`. */
export function useMergeView(): MergeView {
  const view = useContext(Context);
  if (view === null) throw new Error('A place of a merge is shown only within a MergeViewProvider.');
  return view;
}
