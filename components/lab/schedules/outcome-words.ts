import type { Outcome } from '@/lib/lab/schedules/simulate';

/** An outcome as the grid shows it: a word and a sign, never a colour alone. */
export const OUTCOMES: Readonly<
  Record<
    Outcome,
    { readonly word: string; readonly sign: string; readonly sentence: string; readonly classes: string }
  >
> = {
  fine: {
    word: 'fine',
    sign: '✓',
    sentence: 'Everybody’s words are in the text.',
    classes: 'bg-accent-soft text-ink',
  },
  refused: {
    word: 'refused',
    sign: '↺',
    sentence: 'Somebody was refused, and their word is not saved yet. No saved word is lost.',
    classes: 'bg-theirs-soft text-ink',
  },
  lost: {
    word: 'lost',
    sign: '✗',
    sentence: 'A saved word is gone, and nobody was told.',
    classes: 'bg-danger-soft text-danger font-semibold',
  },
};
