'use client';

import { useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/controls/cx';
import type { SaveState } from '@/lib/client/session/save-state';
import { isReadOut } from './read-out-state';
import { saveStateWords } from './save-state-words';

const dots: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'bg-accent',
  behind: 'border-2 border-accent border-t-transparent animate-spin motion-reduce:animate-none',
  unsaved: 'border-2 border-mine',
  saving: 'border-2 border-accent border-t-transparent animate-spin motion-reduce:animate-none',
  retrying: 'border-2 border-accent border-t-transparent animate-spin motion-reduce:animate-none',
  offline: 'border-2 border-line-strong',
  collision: 'bg-theirs',
  deleted: 'bg-danger',
  reading: 'border-2 border-line-strong',
  withheld: 'bg-danger',
  error: 'bg-danger',
};

interface SaveStatusProps {
  readonly state: SaveState;
  /** Whether saves happen without being asked for. */
  readonly autosave?: boolean;
  readonly className?: string;
}

/** Always in view, in words; read out only when there is something to hear (see `isReadOut`). */
export function SaveStatus({ state, autosave = false, className }: SaveStatusProps) {
  const words = saveStateWords(state);
  const readOut = useReadOut(state, autosave);
  return (
    <>
      <span aria-live="polite" className="sr-only">
        {readOut}
      </span>
      <p role="status" aria-live="off" className={cx('flex items-center gap-2 text-ink-soft', className)}>
        <span aria-hidden="true" className={cx('size-2.5 shrink-0 rounded-full', dots[state.kind])} />
        {/* A translator puts words of its own in place of these: only a new element lets go of them. */}
        <span key={words}>{words}</span>
      </p>
    </>
  );
}

function useReadOut(state: SaveState, autosave: boolean): string {
  const [readOut, setReadOut] = useState('');
  const before = useRef(state);
  const told = useRef<SaveState | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = state;
    if (last === state || !isReadOut(told.current, last, state, autosave)) return;
    told.current = state;
    // Not each hundredth.
    setReadOut(saveStateWords(state.kind === 'saving' ? { kind: 'saving' } : state));
  }, [state, autosave]);
  return readOut;
}
