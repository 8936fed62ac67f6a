import type { ReactNode } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { Menu, MenuCheckbox, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import type { SideNames } from '@/components/ui/people/side-names';
import { LAYOUT_NAMES, type LayoutControl } from './collision-toolbar';

/** What is asked for now and then. */
export interface MergeOptions {
  /** Whether F7 also goes to places that merged by themselves. */
  readonly everywhere: boolean;
  readonly ignoreSpaces: boolean;
  /** Whether text that nobody has to decide on can be edited in place. */
  readonly editable: boolean;
}

interface MoreMenuProps extends LayoutControl {
  readonly names: SideNames;
  /** How many conflicts are open. */
  readonly open: number;
  readonly options: MergeOptions;
  readonly onOptions: (options: MergeOptions) => void;
  readonly onChooseRest: (take: 'mine' | 'theirs') => void;
  readonly onFind: () => void;
  readonly onHelp: () => void;
}

const switches: readonly (readonly [keyof MergeOptions, ReactNode])[] = [
  ['everywhere', 'F7 stops at automatic merges too'],
  ['ignoreSpaces', 'Ignore white space'],
  ['editable', 'Edit the other text in place'],
];

/** What is rarely needed, so that the rest stays calm; on a narrow screen also what has no room in the head. */
export function MoreMenu({
  names,
  open,
  layout,
  onLayout,
  options,
  onOptions,
  onChooseRest,
  onFind,
  onHelp,
}: MoreMenuProps) {
  return (
    <Menu trigger={<MenuButton label="More" />}>
      <MenuItem disabled={open === 0} onSelect={() => onChooseRest('mine')}>
        Keep mine for the rest ({open})
      </MenuItem>
      <MenuItem disabled={open === 0} onSelect={() => onChooseRest('theirs')}>
        Keep {names.others} for the rest ({open})
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon="search" onSelect={onFind}>
        Find…
      </MenuItem>
      <div className="sm:hidden">
        <MenuItem onSelect={onHelp}>Keys</MenuItem>
      </div>
      <MenuSeparator />
      <div className="sm:hidden">
        <MenuCheckbox
          checked={layout.showOriginal}
          onCheckedChange={(showOriginal) => onLayout({ ...layout, showOriginal })}
        >
          {LAYOUT_NAMES.showOriginal}
        </MenuCheckbox>
      </div>
      {switches.map(([name, label]) => (
        <MenuCheckbox
          key={name}
          checked={options[name]}
          onCheckedChange={(on) => onOptions({ ...options, [name]: on })}
        >
          {label}
        </MenuCheckbox>
      ))}
    </Menu>
  );
}
