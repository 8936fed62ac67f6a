'use client';

import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { Icon, type IconName } from '@/components/ui/controls/icon';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  /**
   * Called when the menu has closed; returning true keeps focus from going back to the trigger, for an item that
   * moved it elsewhere.
   */
  readonly keepFocus?: () => boolean;
}

/** A menu of actions: arrow keys move, letters jump, Esc closes. */
export function Menu({ trigger, children, align = 'end', keepFocus }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (keepFocus?.()) event.preventDefault();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1rem)] min-w-48 scroll-shade overflow-y-auto rounded-lg border border-line p-1 text-sm shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({ icon, danger = false, disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className={cx(
        'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 outline-none pointer-coarse:min-h-11',
        'data-disabled:opacity-50',
        danger
          ? 'text-danger data-highlighted:bg-danger-soft'
          : 'text-ink data-highlighted:bg-accent-soft data-highlighted:text-ink',
      )}
    >
      {icon && <Icon name={icon} className="size-4 opacity-80" />}
      {children}
    </DropdownMenu.Item>
  );
}

/** A line between groups of actions. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
