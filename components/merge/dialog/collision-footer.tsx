import type { RefObject } from 'react';
import { progressWords } from '@/components/merge/words/collision-summary';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { IconButton } from '@/components/ui/controls/icon-button';
import { type LayoutControl, LayoutToggle } from './collision-toolbar';
import { type WaysOut, WaysOutMenu } from './ways-out-menu';

interface CollisionFooterProps extends WaysOut, LayoutControl {
  readonly conflicts: number;
  readonly open: number;
  readonly saving: boolean;
  /** What stands in the way of saving, said once it was tried. */
  readonly problem: string | null;
  /** What to look at again before saving. */
  readonly warning: string | null;
  readonly onShowWarning: () => void;
  /** What has happened meanwhile and waits. */
  readonly news: string | null;
  readonly onMove: (step: 1 | -1) => void;
  readonly onSave: () => void;
  /** The button of the other ways out. */
  readonly waysOut: RefObject<HTMLButtonElement | null>;
}

/** How far one is, the next conflict, and the ways out; in view, unless the window is short. */
export function CollisionFooter({
  names,
  layout,
  onLayout,
  conflicts,
  open,
  saving,
  problem,
  warning,
  onShowWarning,
  news,
  onMove,
  onSave,
  waysOut,
  ...ways
}: CollisionFooterProps) {
  const share = conflicts === 0 ? 1 : (conflicts - open) / conflicts;
  return (
    <>
      <div role="status" aria-live="polite" className="flex items-center gap-2 text-sm not-empty:mb-2">
        {news !== null && <p>{news}</p>}
        {warning !== null && (
          <>
            <Icon name="alert" className="size-4 text-accent" />
            <p>{warning}</p>
            <Button size="small" variant="quiet" onClick={onShowWarning}>
              Show
            </Button>
          </>
        )}
      </div>
      {problem !== null && <p className="mb-2 text-sm text-danger">{problem}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:gap-y-2">
        <div className="flex min-w-0 items-center gap-3 max-sm:w-full max-sm:gap-1">
          <span className="text-sm font-medium whitespace-nowrap max-sm:flex-1">
            {progressWords(conflicts, open)}
          </span>
          <span
            aria-hidden="true"
            className="h-1.5 w-20 overflow-hidden rounded-full bg-line max-md:hidden forced-colors:hidden"
          >
            <span
              className="block h-full origin-left rounded-full bg-accent transition-transform rtl:origin-right"
              style={{ transform: `scaleX(${share})` }}
            />
          </span>
          {conflicts > 0 && (
            <span className="flex">
              <IconButton icon="chevronUp" label="Previous conflict" onClick={() => onMove(-1)} />
              <IconButton icon="chevronDown" label="Next conflict" onClick={() => onMove(1)} />
            </span>
          )}
          <LayoutToggle name="preview" layout={layout} onLayout={onLayout} className="sm:hidden" />
        </div>
        <div className="flex flex-1 items-center justify-end gap-x-2 gap-y-1 max-sm:flex-wrap max-sm:justify-between">
          <WaysOutMenu names={names} trigger={waysOut} saving={saving} {...ways} />
          <Button
            variant="primary"
            onClick={onSave}
            aria-disabled={saving || undefined}
            className="max-sm:px-3"
          >
            {saving ? 'Saving…' : 'Save merged version'}
          </Button>
        </div>
      </div>
    </>
  );
}
