'use client';

import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Ticking } from '@/components/ui/text/task-box';
import { movedPlace } from './moved-place';

/** One character of a text, said by where it is in the text that was looked at, and what takes its place. */
export interface Tick {
  readonly of: string;
  readonly at: number;
  readonly insert: string;
}

/** Boxes that were ticked and are not shown so yet. */
interface Ticked {
  /** The text that is shown. */
  readonly shown: string;
  /** What became of the text by it. */
  readonly text: string;
  readonly done: ReadonlyMap<number, boolean>;
}

const none: ReadonlyMap<number, boolean> = new Map();

/**
 * How the boxes of tasks are ticked in a preview that may lag behind the text. A box shows at once what it was set to; the
 * one whose place in the text is not certain any more does nothing until it is shown anew.
 *
 * @param shown the text that is shown.
 * @param text the text as it is now.
 * @param onTick makes the edit; says whether the text was still the one that it is of. `undefined`: nobody may edit.
 */
export function useTicking(
  shown: string,
  text: string,
  onTick: ((tick: Tick) => boolean) | undefined,
): Ticking | null {
  const [ticked, setTicked] = useState<Ticked | null>(null);
  const done = ticked?.shown === shown && ticked.text === text ? ticked.done : none;
  const tick = useRef<Ticking['onTick']>(() => {});
  useLayoutEffect(() => {
    tick.current = (at, isDone) => {
      const edit = tickOf(withBoxes(shown, done), text, at, isDone);
      if (!edit || onTick?.(edit) !== true) return;
      setTicked({ shown, text: edited(text, edit), done: new Map(done).set(at, isDone) });
    };
  });
  const isAllowed = onTick !== undefined;
  return useMemo(
    () => (isAllowed ? { done, onTick: (at, isDone) => tick.current(at, isDone) } : null),
    [isAllowed, done],
  );
}

/** The edit that sets a box of an earlier text in the text as it is now; `null` where its place is not certain. */
export function tickOf(shown: string, text: string, at: number, isDone: boolean): Tick | null {
  const place = movedPlace(shown, text, at);
  return place === null ? null : { of: text, at: place + 1, insert: isDone ? 'x' : ' ' };
}

/** A text after a tick. */
function edited(text: string, { at, insert }: Tick): string {
  return text.slice(0, at) + insert + text.slice(at + 1);
}

/** The text that is shown, with the boxes as they are shown. */
function withBoxes(shown: string, done: ReadonlyMap<number, boolean>): string {
  let seen = shown;
  for (const [at, isDone] of done) seen = edited(seen, { of: seen, at: at + 1, insert: isDone ? 'x' : ' ' });
  return seen;
}
