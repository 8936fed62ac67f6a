import type { Controls } from '@/lib/lab/challenges/challenge';

/** What a person can do besides loading, adding a word and saving. */
export interface PersonAct {
  /** As a challenge names it; what no challenge needs has no name. */
  readonly action: Controls['actions'][number] | null;
  readonly label: string;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

interface ActsOptions {
  /** What Save is made conditional on, in words: deleting takes the same. */
  readonly condition: string;
  readonly onLoseAnswer: () => void;
  readonly onSaveTogether: (() => void) | undefined;
  readonly onSaveWithinSecond: (() => void) | undefined;
  readonly onMerge: () => void;
  readonly onDelete: () => void;
}

/** What a person can do here, in the order in which it is offered. */
export function personActs(options: ActsOptions): readonly PersonAct[] {
  const { condition, onLoseAnswer, onSaveTogether, onSaveWithinSecond, onMerge, onDelete } = options;
  const acts: readonly (Omit<PersonAct, 'onSelect'> & { onSelect: (() => void) | undefined })[] = [
    { action: 'lose-answer', label: 'Save, and lose the answer', onSelect: onLoseAnswer },
    { action: null, label: 'Save both at once', onSelect: onSaveTogether },
    { action: 'within-second', label: 'Save twice within this second', onSelect: onSaveWithinSecond },
    { action: null, label: 'Merge with the current version', onSelect: onMerge },
    { action: 'delete', label: `Delete the document, ${condition}`, danger: true, onSelect: onDelete },
  ];
  return acts.flatMap(({ onSelect, ...act }) => (onSelect ? [{ ...act, onSelect }] : []));
}
