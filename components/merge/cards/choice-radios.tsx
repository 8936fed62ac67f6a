import { useId, useMemo, useRef } from 'react';
import { useMergeView } from '@/components/merge/view/merge-view';
import { type OfferedChoice, offeredChoices, partsChoice } from '@/components/merge/words/offered-choices';
import type { ChangedPlace } from '@/components/merge/words/places';
import { cx } from '@/components/ui/controls/cx';
import { useNear } from '@/components/ui/text/text-chunk';
import type { Choice } from '@/lib/merge/resolve/resolution';

const CHECKED: Record<OfferedChoice['side'], string> = {
  mine: 'accent-mine has-checked:border-mine has-checked:bg-mine-soft',
  theirs: 'accent-theirs has-checked:border-theirs has-checked:bg-theirs-soft',
  both: 'accent-accent has-checked:border-accent has-checked:bg-accent-soft',
  original: 'accent-original has-checked:border-original has-checked:bg-original-soft',
  none: 'accent-ink has-checked:border-ink',
};

interface ChoiceRadiosProps {
  readonly place: ChangedPlace;
  readonly choice: Choice | null;
  readonly onTake: (take: OfferedChoice['take'], byPointer: boolean) => void;
}

/** The choices of a place as native radio buttons; none is chosen by itself. */
export function ChoiceRadios({ place, choice, onTake }: ChoiceRadiosProps) {
  const { names } = useMergeView();
  const { of: region, field, emptied } = place;
  const name = useId();
  const taken = choice?.take ?? (region.kind === 'conflict' ? undefined : null);
  const near = useNear();
  const parts = useMemo(() => (near ? partsChoice(region, field) : null), [near, region, field]);
  const byPointer = useRef(false);
  return (
    <div className="flex flex-col gap-1.5 sm:flex-row sm:flex-wrap">
      {[...offeredChoices(region, field, names, emptied), ...(parts ? [parts] : [])].map(
        ({ take, label, side }) => (
          <label
            key={label}
            onKeyDown={() => {
              byPointer.current = false;
            }}
            onPointerDown={() => {
              byPointer.current = true;
            }}
            className={cx(
              'inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-md border border-line-strong/50 bg-surface px-3 text-sm font-medium pointer-coarse:min-h-11',
              'hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              CHECKED[side],
            )}
          >
            <input
              type="radio"
              name={name}
              checked={take === taken}
              onChange={() => onTake(take, byPointer.current)}
              className="size-4 focus-visible:outline-none"
            />
            {label}
          </label>
        ),
      )}
    </div>
  );
}
