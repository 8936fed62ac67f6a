'use client';

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { program, usePart } from '@/components/ui/hooks/program';
import { useHeld } from '@/components/ui/hooks/standing';

const part = program(() => import('./tooltip-window').then(({ TooltipWindow }) => TooltipWindow));
atLeisure(part.ask);

interface TooltipProps {
  readonly label: ReactNode;
  /** A button. */
  readonly children: ReactElement<ComponentProps<'button'>>;
}

/** Says more about its one child on hover and focus. Never the only one to say something. */
export function Tooltip({ label, children }: TooltipProps) {
  const Window = usePart(part);
  const [button, hold] = useHeld(children);
  return (
    <>
      {cloneElement(children, { ref: hold })}
      {Window && <Window button={button} label={label} />}
    </>
  );
}
