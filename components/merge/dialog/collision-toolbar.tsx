import type { ReactNode } from 'react';
import { Button } from '@/components/ui/controls/button';
import { IconButton } from '@/components/ui/controls/icon-button';
import { ToggleButton } from '@/components/ui/controls/toggle-button';

/** How the merge is shown. */
export interface MergeLayout {
  readonly columns: boolean;
  readonly showOriginal: boolean;
  readonly preview: boolean;
}

interface CollisionToolbarProps {
  readonly layout: MergeLayout;
  readonly onLayout: (layout: MergeLayout) => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onHelp: () => void;
  /** The menu of what is rarely needed. */
  readonly more: ReactNode;
}

const toggles = [
  ['columns', 'Three columns'],
  ['showOriginal', 'Show original'],
  ['preview', 'Preview'],
] as const;

/** Undo and redo, and how the merge is shown. */
export function CollisionToolbar({
  layout,
  onLayout,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
  onHelp,
  more,
}: CollisionToolbarProps) {
  return (
    <>
      <span className="flex md:order-1">
        <IconButton icon="undo" label="Undo choice" aria-disabled={!canUndo || undefined} onClick={onUndo} />
        <IconButton icon="redo" label="Redo choice" aria-disabled={!canRedo || undefined} onClick={onRedo} />
        {more}
        <Button variant="quiet" size="icon" aria-label="Keys" title="Keys" onClick={onHelp}>
          ?
        </Button>
      </span>
      <span className="flex flex-wrap items-center gap-1.5 max-md:order-2 max-md:w-full max-md:pt-1.5 max-md:pb-0.5 md:pe-2">
        {toggles.map(([name, label]) => (
          <ToggleButton
            key={name}
            pressed={layout[name]}
            onClick={() => onLayout({ ...layout, [name]: !layout[name] })}
            className="max-sm:px-2"
          >
            {label}
          </ToggleButton>
        ))}
      </span>
    </>
  );
}
