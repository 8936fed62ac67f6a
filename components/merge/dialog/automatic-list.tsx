import { useId, useState } from 'react';
import { RevertButton } from '@/components/merge/cards/revert-button';
import { useMergeView } from '@/components/merge/view/merge-view';
import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import { regionSentence } from '@/components/merge/words/region-sentence';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { type Collision, choiceAt } from '@/lib/client/session/collision';
import { textOf } from '@/lib/merge/resolve/resolution';

interface AutomaticListProps {
  readonly places: readonly ChangedPlace[];
  readonly choices: Collision['choices'];
  readonly onShow: (place: ChangedPlace) => void;
}

/** Every change that was merged by itself, to be looked at, and taken back one by one. */
export function AutomaticList({ places, choices, onShow }: AutomaticListProps) {
  const { names } = useMergeView();
  const [open, setOpen] = useState(false);
  const list = useId();
  const automatic = places.filter((place) => place.kind === 'automatic');
  if (automatic.length === 0) return null;
  return (
    <div className={cx(open && 'w-full')}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
        className="-ms-1 inline-flex min-h-9 items-center gap-1.5 rounded-md px-1 text-sm font-medium text-ink-soft hover:text-ink pointer-coarse:min-h-11"
      >
        <Icon name="chevronDown" className={cx('size-4 transition-transform', !open && '-rotate-90')} />
        {open ? 'Hide' : 'See'} what was merged automatically ({automatic.length})
      </button>
      {open && (
        <ul
          id={list}
          className="mt-1 max-h-72 short:max-h-none divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface"
        >
          {automatic.map((place) => {
            const reverted = textOf(place.of, choiceAt(choices, place)) !== place.of.text;
            const sentence = regionSentence(place, names);
            return (
              <li key={placeId(place)} className="flex flex-wrap items-center gap-x-3 px-3 py-1 text-sm">
                <span
                  className={cx('min-w-0 flex-1 basis-56 py-1', reverted && 'text-ink-faint line-through')}
                >
                  {sentence} <span className="text-ink-faint">· {place.where}</span>
                </span>
                <span className="flex">
                  <Button
                    variant="quiet"
                    size="small"
                    onClick={() => onShow(place)}
                    aria-label={`Show: ${sentence}`}
                  >
                    Show
                  </Button>
                  <RevertButton place={place} sentence={sentence} reverted={reverted} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
