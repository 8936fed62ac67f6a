'use client';

import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';

interface PersonMenuProps {
  readonly name: string;
  readonly onLoseAnswer: () => void;
  readonly onSaveTogether: (() => void) | undefined;
  readonly onMerge: () => void;
  readonly onDelete: () => void;
  readonly onOpenElsewhere: (() => void) | undefined;
}

/** What a person can do besides loading and saving. */
export function PersonMenu({
  name,
  onLoseAnswer,
  onSaveTogether,
  onMerge,
  onDelete,
  onOpenElsewhere,
}: PersonMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={`More that ${name} can do`}>
          <Icon name="more" />
        </Button>
      }
    >
      <MenuItem onSelect={onLoseAnswer}>Save, and lose the answer</MenuItem>
      {onSaveTogether && <MenuItem onSelect={onSaveTogether}>Save both at once</MenuItem>}
      <MenuItem onSelect={onMerge}>Merge with the current version</MenuItem>
      <MenuItem icon="trash" danger onSelect={onDelete}>
        Delete the document
      </MenuItem>
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
