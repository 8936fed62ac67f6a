import { useMergeView } from '@/components/merge/view/merge-view';
import type { ChangedPlace } from '@/components/merge/words/places';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';

interface RevertButtonProps {
  readonly place: ChangedPlace;
  /** What happened there, by which it is known. */
  readonly sentence: string;
  /** Whether anything else than the automatic merge is used. */
  readonly reverted: boolean;
  readonly icon?: boolean;
}

/** Takes an automatic merge back, or uses it again. */
export function RevertButton({ place, sentence, reverted, icon = false }: RevertButtonProps) {
  const { choose } = useMergeView();
  const does = reverted ? 'Use again' : 'Revert';
  return (
    <Button
      variant="quiet"
      size="small"
      onClick={() => choose(place, reverted ? null : { take: 'original' })}
      aria-label={`${does}: ${sentence}`}
    >
      {icon && <Icon name={reverted ? 'redo' : 'undo'} className="size-3.5" />}
      {does}
    </Button>
  );
}
