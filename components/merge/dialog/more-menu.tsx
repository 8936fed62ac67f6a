import type { ReactNode } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import { MenuCheckbox } from '@/components/ui/overlays/menu-checkbox';
import type { SideNames } from '@/components/ui/people/side-names';

/** What is asked for now and then. */
export interface MergeOptions {
  /** Whether F7 also goes to places that merged by themselves. */
  readonly everywhere: boolean;
  readonly ignoreSpaces: boolean;
  /** Whether text that nobody has to decide on can be edited in place. */
  readonly editable: boolean;
}

interface MoreMenuProps {
  readonly names: SideNames;
  /** How many conflicts are open. */
  readonly open: number;
  readonly options: MergeOptions;
  readonly onOptions: (options: MergeOptions) => void;
  readonly onChooseRest: (take: 'mine' | 'theirs') => void;
  readonly onFind: () => void;
}

const switches: readonly (readonly [keyof MergeOptions, ReactNode])[] = [
  ['everywhere', 'F7 stops at automatic merges too'],
  ['ignoreSpaces', 'Ignore white space'],
  ['editable', 'Edit the other text in place'],
];

/** What is rarely needed, so that the rest stays calm. */
export function MoreMenu({ names, open, options, onOptions, onChooseRest, onFind }: MoreMenuProps) {
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
      <MenuSeparator />
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
