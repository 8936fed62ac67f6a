'use client';

import { type Ref, useRef } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import { MenuCheckbox } from '@/components/ui/overlays/menu-checkbox';

interface DocumentMenuProps {
  /** The button that opens it. */
  readonly ref: Ref<HTMLButtonElement>;
  readonly autosave: boolean;
  readonly onAutosave: (on: boolean) => void;
  readonly onRename: () => void;
  readonly onHistory: () => void;
  readonly onShelf: () => void;
  readonly onCopyLink: () => void;
  readonly onExport: () => void;
  /** `null` while a save is on its way: what comes of it is not known. */
  readonly onSaveAsCopy: (() => void) | null;
  /** `null` while there is nothing left to delete. */
  readonly onDelete: (() => void) | null;
}

/** Everything about the document that is not writing. */
export function DocumentMenu(props: DocumentMenuProps) {
  const renaming = useRef(false);
  return (
    <Menu
      trigger={<MenuButton ref={props.ref} label="Document menu" />}
      keepFocus={() => {
        const leave = renaming.current;
        renaming.current = false;
        if (leave) props.onRename();
        return leave;
      }}
    >
      <MenuItem
        icon="pencil"
        onSelect={() => {
          renaming.current = true;
        }}
      >
        Rename
      </MenuItem>
      <MenuItem icon="history" onSelect={props.onHistory}>
        History
      </MenuItem>
      <MenuItem icon="archive" onSelect={props.onShelf}>
        Set-aside texts…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon="link" onSelect={props.onCopyLink}>
        Copy link
      </MenuItem>
      <MenuItem icon="download" onSelect={props.onExport}>
        Export as .md
      </MenuItem>
      <MenuItem icon="copy" disabled={!props.onSaveAsCopy} onSelect={() => props.onSaveAsCopy?.()}>
        {props.onSaveAsCopy ? 'Save as a copy' : 'Save as a copy (after this save)'}
      </MenuItem>
      <MenuSeparator />
      <MenuCheckbox checked={props.autosave} onCheckedChange={props.onAutosave}>
        Save automatically
      </MenuCheckbox>
      <MenuSeparator />
      <MenuItem icon="trash" danger disabled={!props.onDelete} onSelect={() => props.onDelete?.()}>
        Delete…
      </MenuItem>
    </Menu>
  );
}
