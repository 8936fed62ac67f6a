'use client';

import { createContext, useContext } from 'react';

/** How the boxes of tasks in a text are ticked. */
export interface Ticking {
  /** Boxes, by their place in the text as it is shown, that were ticked or cleared since. */
  readonly done: ReadonlyMap<number, boolean>;
  readonly onTick: (at: number, done: boolean) => void;
}

/** Without it, as for readers, boxes only show how things are. */
export const TickingContext = createContext<Ticking | null>(null);

/** Where in the text the part begins that a box counts from. */
export const PartContext = createContext(0);

interface TaskBoxProps {
  /** Where its `[` is in its part of the text, or in the text where that is in one; `undefined`: not known. */
  readonly at: number | undefined;
  readonly checked: boolean;
  readonly name: string;
}

/** The box of a task: ticking it is an edit of the text, where somebody may edit it. */
export function TaskBox({ at: within, checked, name }: TaskBoxProps) {
  const ticking = useContext(TickingContext);
  const part = useContext(PartContext);
  if (!ticking || within === undefined) {
    return <input type="checkbox" checked={checked} disabled readOnly aria-label={name} />;
  }
  const at = part + within;
  return (
    // What takes a finger's touch is larger than the box.
    <label className="prose-tick">
      <input
        type="checkbox"
        checked={ticking.done.get(at) ?? checked}
        aria-label={name}
        onChange={(event) => ticking.onTick(at, event.target.checked)}
      />
    </label>
  );
}
