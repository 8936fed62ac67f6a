'use client';

import * as DropdownMenu from 'radix-ui/dropdown-menu';
import type { ReactNode, RefObject } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { Icon, type IconName } from '@/components/ui/controls/icon';
import { isFocusChosen } from '@/components/ui/hooks/lost-focus';
import { Standing } from '@/components/ui/hooks/standing';

interface MenuWindowProps {
  /** The button that opens it, and its name in the page. */
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly triggerId: string;
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly align: 'start' | 'end';
  readonly keepFocus: (() => boolean) | undefined;
  readonly children: ReactNode;
}

/** What a menu opens: arrow keys move, letters jump, Esc closes. */
export function MenuWindow({
  trigger,
  triggerId,
  id,
  open,
  onOpenChange,
  align,
  keepFocus,
  children,
}: MenuWindowProps) {
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <Standing for={trigger} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          id={id}
          aria-labelledby={triggerId}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (keepFocus?.() || isFocusChosen(document)) event.preventDefault();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1rem)] min-w-48 scroll-shade overflow-y-auto rounded-lg border border-line p-1 text-sm shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
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

export interface MenuCheckboxProps {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** Something in a menu that is on or off. */
export function MenuCheckbox({ checked, onCheckedChange, children }: MenuCheckboxProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 outline-none data-highlighted:bg-accent-soft pointer-coarse:min-h-11"
    >
      <span className="flex size-4 items-center justify-center rounded-sm border border-line-strong">
        <DropdownMenu.ItemIndicator>
          <Icon name="check" className="size-3.5" />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}
