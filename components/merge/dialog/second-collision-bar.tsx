import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { IconButton } from '@/components/ui/controls/icon-button';

interface SecondCollisionBarProps {
  readonly words: string;
  /** Goes to the first place that is new; absent when there is none. */
  readonly onShow: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** They saved once more while I was deciding: said where I am, without moving anything. */
export function SecondCollisionBar({ words, onShow, onDismiss }: SecondCollisionBarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-accent-soft py-1.5 ps-4 pe-2 text-sm md:ps-8 md:pe-3">
      <Icon name="alert" className="size-4 text-accent" />
      <p className="min-w-0 flex-1 basis-48">{words}</p>
      <span className="ms-auto flex items-center gap-x-3">
        {onShow && (
          <Button size="small" onClick={onShow}>
            Show
          </Button>
        )}
        <IconButton icon="close" label="Close this message" onClick={onDismiss} />
      </span>
    </div>
  );
}
