import type { ChangedPlace } from '@/components/merge/words/places';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import type { SideNames } from '@/components/ui/people/side-names';

interface ShortcutsProps {
  readonly places: readonly ChangedPlace[];
  /** The conflicts that are open. */
  readonly open: readonly ChangedPlace[];
  readonly names: SideNames;
  readonly onShow: (place: ChangedPlace) => void;
  readonly onChooseRest: (take: 'mine' | 'theirs') => void;
}

/** The way to the first open conflict where other places stand before it, and one choice for all that are open. */
export function Shortcuts({ places, open, names, onShow, onChooseRest }: ShortcutsProps) {
  const [first] = open;
  if (first === undefined) return null;
  const alone = places.filter(({ kind }) => kind === 'conflict').length === 1;
  // What comes first is in view without going there, but for a short window.
  const inView = places[0] === first;
  return (
    <div
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2',
        inView && open.length === 1 && 'not-short:hidden',
      )}
    >
      <Button size="small" onClick={() => onShow(first)} className={cx(inView && 'not-short:hidden')}>
        {alone ? 'Go to the conflict' : `Go to conflict ${first.number}`}
      </Button>
      {open.length > 1 && (
        <span className="flex flex-wrap items-center gap-1.5 text-sm text-ink-soft">
          The rest ({open.length}):
          <Button size="small" aria-label="All mine, for the rest" onClick={() => onChooseRest('mine')}>
            All mine
          </Button>
          <Button
            size="small"
            aria-label={`All ${names.others}, for the rest`}
            onClick={() => onChooseRest('theirs')}
          >
            All {names.others}
          </Button>
        </span>
      )}
    </div>
  );
}
