import { useSyncExternalStore } from 'react';

/** Milliseconds after which a program is asked for again that did not come. */
const PAUSE = 2_000;

/** Part of the application that is loaded by itself. */
export interface Program<Part> {
  /** The part, once it is there. */
  readonly loaded: () => Part | null;
  /** Calls `changed` when it has come; returns what ends that. As long as somebody listens, it is asked for until it comes. */
  readonly subscribe: (changed: () => void) => () => void;
  /** Has it come, if nobody has yet. Resolves when it is there, or did not come this time. */
  readonly ask: () => Promise<void>;
}

/** A part that `load` brings. It comes once; where it does not come, whoever still wants it makes it be asked for again. */
export function program<Part>(load: () => Promise<Part>): Program<Part> {
  const listeners = new Set<() => void>();
  let part: Part | null = null;
  let coming: Promise<void> | null = null;

  const ask = (): Promise<void> => {
    coming ??= load().then(
      (come) => {
        part = come;
        for (const changed of [...listeners]) changed();
      },
      () => {
        coming = null;
        setTimeout(() => listeners.size > 0 && void ask(), PAUSE);
      },
    );
    return coming;
  };
  return {
    loaded: () => part,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    ask,
  };
}

/** The part, once it is there; until then, and while the server writes the page, `null`. */
export function usePart<Part>({ subscribe, loaded }: Program<Part>): Part | null {
  return useSyncExternalStore(subscribe, loaded, () => null);
}
