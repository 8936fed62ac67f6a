'use client';

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useId, useState } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { program, usePart } from '@/components/ui/hooks/program';
import { useHeld } from '@/components/ui/hooks/standing';
import type { MenuCheckboxProps, MenuItemProps } from './menu-window';

/** What opens is loaded apart from the button, which is all that a page needs before somebody wants more. */
const parts = program(() => import('./menu-window'));
atLeisure(parts.ask);

type TriggerProps = ComponentProps<'button'>;

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  /**
   * Called when the menu has closed; returning true keeps focus from going back to the trigger, for an item that
   * moved it elsewhere.
   */
  readonly keepFocus?: () => boolean;
}

/** A menu of actions, opened by its button: a press, Enter, Space or the arrow down. */
export function Menu({ trigger, children, align = 'end', keepFocus }: MenuProps) {
  const Window = usePart(parts)?.MenuWindow;
  const [wanted, setWanted] = useState(false);
  const [triggerId, id] = [useId(), useId()];
  const [button, hold] = useHeld(trigger);
  const open = wanted && Window !== undefined;
  const want = (next: boolean) => {
    setWanted(next);
    void parts.ask();
  };
  const opener: TriggerProps & { readonly 'data-state': string } = {
    ref: hold,
    id: trigger.props.id ?? triggerId,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    'data-state': open ? 'open' : 'closed',
    onPointerDown: (event) => {
      if (event.button !== 0 || event.ctrlKey) return;
      // Focus goes into the menu.
      if (!wanted) event.preventDefault();
      want(!wanted);
    },
    onKeyDown: (event) => {
      if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
      event.preventDefault();
      want(event.key === 'ArrowDown' || !wanted);
    },
  };
  return (
    <>
      {cloneElement(trigger, opener)}
      {Window && (
        <Window
          trigger={button}
          triggerId={trigger.props.id ?? triggerId}
          id={id}
          open={wanted}
          onOpenChange={setWanted}
          align={align}
          keepFocus={keepFocus}
        >
          {children}
        </Window>
      )}
    </>
  );
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  const Item = usePart(parts)?.MenuItem;
  return Item && <Item {...props} />;
}

/** Something in a menu that is on or off. */
export function MenuCheckbox(props: MenuCheckboxProps) {
  const Checkbox = usePart(parts)?.MenuCheckbox;
  return Checkbox && <Checkbox {...props} />;
}

/** A line between groups of actions. */
export function MenuSeparator() {
  const Separator = usePart(parts)?.MenuSeparator;
  return Separator && <Separator />;
}
