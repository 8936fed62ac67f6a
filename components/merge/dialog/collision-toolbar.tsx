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

/** What changes how the merge is shown. */
export interface LayoutControl {
  readonly layout: MergeLayout;
  readonly onLayout: (layout: MergeLayout) => void;
}

interface CollisionToolbarProps extends LayoutControl {
  /** Whether three columns have room. */
  readonly roomForColumns: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onHelp: () => void;
  /** The menu of what is rarely needed. */
  readonly more: ReactNode;
}

/** Undo and redo, and how the merge is shown; on a narrow screen the latter stands in the menu and in the foot. */
export function CollisionToolbar({
  layout,
  onLayout,
  roomForColumns,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
  onHelp,
  more,
}: CollisionToolbarProps) {
  return (
    <>
      <span className="flex gap-1.5 pe-2 max-sm:hidden">
        {roomForColumns && <LayoutToggle name="columns" layout={layout} onLayout={onLayout} />}
        <LayoutToggle name="showOriginal" layout={layout} onLayout={onLayout} />
        <LayoutToggle name="preview" layout={layout} onLayout={onLayout} />
      </span>
      <IconButton icon="undo" label="Undo choice" aria-disabled={!canUndo || undefined} onClick={onUndo} />
      <IconButton icon="redo" label="Redo choice" aria-disabled={!canRedo || undefined} onClick={onRedo} />
      {more}
      <Button
        variant="quiet"
        size="icon"
        aria-label="Keys"
        title="Keys"
        onClick={onHelp}
        className="max-sm:hidden"
      >
        ?
      </Button>
    </>
  );
}

/** The names of what can be shown. */
export const LAYOUT_NAMES: Readonly<Record<keyof MergeLayout, string>> = {
  columns: 'Three columns',
  showOriginal: 'Show original',
  preview: 'Preview',
};

/** A button that shows something, and hides it again. */
export function LayoutToggle({
  name,
  layout,
  onLayout,
  className = '',
}: LayoutControl & { readonly name: keyof MergeLayout; readonly className?: string }) {
  return (
    <ToggleButton
      pressed={layout[name]}
      onClick={() => onLayout({ ...layout, [name]: !layout[name] })}
      className={className}
    >
      {LAYOUT_NAMES[name]}
    </ToggleButton>
  );
}
