'use client';

import { type ComponentProps, cloneElement, type ReactElement, useId } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { program, usePart } from '@/components/ui/hooks/program';
import { useHeld } from '@/components/ui/hooks/standing';
import type { PopoverWindowProps } from './popover-window';

const part = program(() => import('./popover-window').then(({ PopoverWindow }) => PopoverWindow));
atLeisure(part.ask);

interface PopoverProps extends Omit<PopoverWindowProps, 'button' | 'id'> {
  /** The button that opens it. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
}

/** Something beside its button, which opens and closes it; so do Esc and a press elsewhere. */
export function Popover({ trigger, open, onOpenChange, ...content }: PopoverProps) {
  const Window = usePart(part);
  const id = useId();
  const [button, hold] = useHeld(trigger);
  const shown = open && Window !== null;
  return (
    <>
      {cloneElement(trigger, {
        ref: hold,
        'aria-haspopup': 'dialog',
        'aria-expanded': shown,
        'aria-controls': shown ? id : undefined,
        onClick: () => {
          void part.ask();
          onOpenChange(!open);
        },
      })}
      {Window && <Window {...content} id={id} button={button} open={open} onOpenChange={onOpenChange} />}
    </>
  );
}
