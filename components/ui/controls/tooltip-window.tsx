'use client';

import * as Radix from 'radix-ui/tooltip';
import { type ComponentProps, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { Standing } from '@/components/ui/hooks/standing';

type Button = RefObject<HTMLButtonElement | null>;

/** What is said of a button while the pointer or the focus is on it. */
export function TooltipWindow({ button, label }: { readonly button: Button; readonly label: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400}>
      <Radix.Root>
        <Radix.Trigger asChild>
          <Hearing for={button} />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-xs text-page shadow-raised"
          >
            {label}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}

const EVENTS = {
  onPointerMove: 'pointermove',
  onPointerLeave: 'pointerleave',
  onPointerDown: 'pointerdown',
  onFocus: 'focus',
  onBlur: 'blur',
  onClick: 'click',
} as const;

/** Stands for the button, hears what happens to it, and has it described while something is said. */
function Hearing({ for: button, ...props }: ComponentProps<typeof Standing>) {
  const description = props['aria-describedby'];
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  // Once for a button, and not again each time that it is shown: a toolbar has many, and is shown with each key.
  useLayoutEffect(() => {
    const leaving = new AbortController();
    for (const [name, type] of Object.entries(EVENTS)) {
      const hear = (event: Event) => {
        const heard = latest.current[name as keyof typeof EVENTS] as ((event: Event) => void) | undefined;
        heard?.(event);
      };
      button.current?.addEventListener(type, hear, { signal: leaving.signal });
    }
    return () => leaving.abort();
  }, [button]);
  useLayoutEffect(() => {
    if (description === undefined) return;
    const element = button.current;
    element?.setAttribute('aria-describedby', description);
    return () => element?.removeAttribute('aria-describedby');
  }, [button, description]);
  return <Standing for={button} ref={props.ref} />;
}
