'use client';

import { type ComponentType, type ReactNode, useEffect } from 'react';
import { atLeisure } from './at-leisure';
import { program, usePart } from './program';

type LaterProps<Props> = Props & {
  /** Stands there until the program has come. */
  readonly instead?: ReactNode;
  /** What else the page shows comes first. */
  readonly patient?: boolean;
};

/**
 * A component whose program comes apart from the page: at leisure, or as soon as it is shown, whichever is first. What has
 * `open` and is not open is not shown. Once it is
 * there it is shown at once like any other. Where it cannot come it is asked for again and again: nothing breaks meanwhile.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<LaterProps<Props>> {
  const component = program(load);
  atLeisure(component.ask);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, as React’s own `lazy` is.
  return function Later({ instead = null, patient = false, ...props }: LaterProps<Props>) {
    const Loaded = usePart(component);
    const shown = !('open' in props) || props.open !== false;
    useEffect(() => {
      if (shown && patient) atLeisure(component.ask, true);
      else if (shown) void component.ask();
    }, [shown, patient]);
    return Loaded ? <Loaded {...(props as unknown as Props)} /> : instead;
  };
}
