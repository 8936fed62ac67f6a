'use client';

import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/controls/icon';

interface MenuCheckboxProps {
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
