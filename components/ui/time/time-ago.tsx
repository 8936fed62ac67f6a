'use client';

import { useSyncExternalStore } from 'react';
import { useInBrowser } from '@/components/ui/hooks/use-in-browser';
import { relativeTime } from './relative-time';

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the whole page: it ticks every 15 seconds while something that shows a time is on it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** When something happened, in words that stay true while one looks at them; the exact time on hover. */
export function TimeAgo({ at }: { readonly at: Date | string | number }) {
  const date = new Date(at);
  const current = useSyncExternalStore(
    subscribe,
    () => now,
    () => (typeof window === 'undefined' ? Date.now() : now),
  );
  const inBrowser = useInBrowser();
  if (Number.isNaN(date.getTime())) return null;
  return (
    <time
      // The server knows neither the calendar nor the clock of who reads this: where theirs differ, a new element takes over.
      key={inBrowser ? 'here' : 'there'}
      dateTime={date.toISOString()}
      title={inBrowser ? exact.format(date) : undefined}
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {relativeTime(date.getTime(), current)}
    </time>
  );
}
