'use client';

import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import type { PersonAct } from './person-acts';

interface PersonMenuProps {
  readonly name: string;
  readonly acts: readonly PersonAct[];
  readonly onOpenElsewhere: (() => void) | undefined;
}

/** What a person can do besides loading and saving. */
export function PersonMenu({ name, acts, onOpenElsewhere }: PersonMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={`More that ${name} can do`}>
          <Icon name="more" />
        </Button>
      }
    >
      {acts.map(({ label, danger, onSelect }) => (
        <MenuItem key={label} {...(danger ? { icon: 'trash', danger } : {})} onSelect={onSelect}>
          {label}
        </MenuItem>
      ))}
      {onOpenElsewhere && (
        <>
          <MenuSeparator />
          <MenuItem icon="link" onSelect={onOpenElsewhere}>
            Open as {name} in a new tab
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
