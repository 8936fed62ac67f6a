'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '@/components/ui/controls/icon';

/** Quiet typing after which the list is searched, in milliseconds. */
const DELAY = 250;

interface SearchFieldProps {
  /** What is searched for now. */
  readonly value: string;
  readonly onSearch: (query: string) => void;
}

/** Searches while one types. Esc empties it. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Going back in the browser's history changes the search from outside.
  if (shown !== value) {
    setShown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: string, delay: number): void => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), delay);
  };

  return (
    <search className="min-w-0 flex-1">
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          change(typed, 0);
        }}
      >
        <label htmlFor={id} className="sr-only">
          Search titles and texts
        </label>
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        />
        <input
          id={id}
          type="search"
          dir="auto"
          value={typed}
          placeholder="Search titles and texts"
          autoComplete="off"
          onChange={(event) => change(event.target.value, DELAY)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') change('', 0);
          }}
          className="min-h-10 w-full rounded-md border border-line-strong/60 bg-surface pr-3 pl-9.5 text-base placeholder:text-ink-faint hover:border-line-strong sm:text-sm"
        />
      </form>
    </search>
  );
}
