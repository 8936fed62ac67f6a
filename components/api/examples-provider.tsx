'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useRef } from 'react';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Located } from './api-description';
import { runExample } from './run-example';
import { exampleSender } from './send-example';

type Run = (operation: string, onExchange: (exchange: Exchange) => void) => Promise<Exchange>;

const Examples = createContext<Run | null>(null);

interface ExamplesProviderProps {
  readonly operations: readonly Located[];
  readonly children: ReactNode;
}

/** Lets examples below be run, all as the same somebody; what they made is deleted when the page is left. */
export function ExamplesProvider({ operations, children }: ExamplesProviderProps) {
  const sender = useRef<ReturnType<typeof exampleSender> | null>(null);
  useEffect(() => {
    const leave = () => sender.current?.discard();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const run = useCallback<Run>(
    (operation, onExchange) => {
      sender.current ??= exampleSender();
      return runExample(operations, operation, sender.current.send, onExchange);
    },
    [operations],
  );
  return <Examples value={run}>{children}</Examples>;
}

/** Runs an example of the page around. */
export function useExamples(): Run {
  const run = use(Examples);
  if (!run) throw new Error('There is no ExamplesProvider around.');
  return run;
}
