'use client';

import { type Ref, useRef } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';

/** Everything about the document that is not writing. What one may not do now is `null`. */
interface DocumentMenuProps {
  /** The button that opens it. */
  readonly ref: Ref<HTMLButtonElement>;
  /** Whether it can be written: what belongs to writing is offered. */
  readonly writable: boolean;
  readonly onRename: () => void;
  readonly onShelf: () => void;
  readonly onKeys: () => void;
  /** Goes to the panel for finding; `null` where the text is not shown. */
  readonly onFind: (() => void) | null;
  /** Leaves nothing but the text in sight; `null` where the text is not shown. */
  readonly onFocusMode: (() => void) | null;
  /** `null` where the document cannot be read any more; so are those after it. */
  readonly onHistory: (() => void) | null;
  readonly onShare: (() => void) | null;
  readonly onCopyLink: (() => void) | null;
  readonly onExport: () => void;
  readonly copyLabel: string;
  /** `null` while a save is on its way: what comes of it is not known. */
  readonly onSaveAsCopy: (() => void) | null;
  /** `null` while there is nothing left to delete. */
  readonly onDelete: (() => void) | null;
}

/** The menu of a document that is open. */
export function DocumentMenu(props: DocumentMenuProps) {
  /** What moves focus elsewhere waits until the menu has closed. */
  const then = useRef<(() => void) | null>(null);
  return (
    <Menu
      trigger={<MenuButton ref={props.ref} label="Document menu" />}
      keepFocus={() => {
        const leave = then.current;
        then.current = null;
        leave?.();
        return leave !== null;
      }}
    >
      {props.writable && (
        <MenuItem
          icon="pencil"
          onSelect={() => {
            then.current = props.onRename;
          }}
        >
          Rename
        </MenuItem>
      )}
      {props.onHistory && (
        <MenuItem icon="history" onSelect={props.onHistory}>
          History
        </MenuItem>
      )}
      <MenuItem icon="archive" onSelect={props.onShelf}>
        Set-aside texts…
      </MenuItem>
      <MenuSeparator />
      {props.onShare && (
        <MenuItem icon="people" onSelect={props.onShare}>
          Sharing…
        </MenuItem>
      )}
      {props.onCopyLink && (
        <MenuItem icon="link" onSelect={props.onCopyLink}>
          Copy link
        </MenuItem>
      )}
      <MenuItem icon="download" onSelect={props.onExport}>
        Export as .md
      </MenuItem>
      <MenuItem icon="copy" disabled={!props.onSaveAsCopy} onSelect={() => props.onSaveAsCopy?.()}>
        {props.onSaveAsCopy ? props.copyLabel : `${props.copyLabel} (after this save)`}
      </MenuItem>
      <MenuSeparator />
      {props.onFind && (
        <MenuItem
          icon="search"
          onSelect={() => {
            then.current = props.onFind;
          }}
        >
          {props.writable ? 'Find and replace' : 'Find'}
        </MenuItem>
      )}
      {props.onFocusMode && (
        <MenuItem icon="focus" onSelect={props.onFocusMode}>
          Focus mode
        </MenuItem>
      )}
      <MenuItem icon="printer" onSelect={() => setTimeout(print)}>
        Print…
      </MenuItem>
      <MenuItem icon="keyboard" onSelect={props.onKeys}>
        Keyboard shortcuts
      </MenuItem>
      {props.writable && (
        <>
          <MenuSeparator />
          <MenuItem icon="trash" danger disabled={!props.onDelete} onSelect={() => props.onDelete?.()}>
            Delete…
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
