'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { LabError } from '@/lib/lab/client/lab-api';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { openBrowserHost } from '@/lib/lab/learn/browser-host';
import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { runScript, type ScriptHost } from '@/lib/lab/learn/run-script';

/** A script between its first run and the next. */
export interface ScriptRun {
  readonly exchanges: readonly Exchange[];
  readonly running: boolean;
  /** All exchanges are there. */
  readonly done: boolean;
  /** Why it could not be finished, in words. */
  readonly problem: string | null;
  /** Starts over on a fresh document. */
  readonly run: () => Promise<void>;
}

/**
 * Runs a script on the server. The throwaway document stays while its exchanges are shown, so that copied commands find
 * it; it is deleted before the next run and when the page is left.
 */
export function useScriptRun(script: ExchangeScript): ScriptRun {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const host = useRef<ScriptHost | null>(null);
  const left = useRef(false);

  const discard = useCallback(async () => {
    const old = host.current;
    host.current = null;
    // Left behind at worst: the server cannot be reached, and nobody's list shows the document.
    await old?.discard().catch(() => undefined);
  }, []);

  useEffect(() => {
    left.current = false;
    const leave = () => {
      left.current = true;
      void discard();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [discard]);

  const run = useCallback(async () => {
    setRunning(true);
    setProblem(null);
    setExchanges([]);
    await discard();
    try {
      await runScript(script, openBrowserHost, (so, opened) => {
        host.current = opened;
        setExchanges(so);
      });
    } catch (error) {
      setProblem(
        error instanceof LabError
          ? error.message
          : 'It could not be finished: no answer came, or not the one that the next step needs. Try again.',
      );
    } finally {
      setRunning(false);
      if (left.current) void discard();
    }
  }, [script, discard]);

  return { exchanges, running, done: exchanges.length === script.steps.length, problem, run };
}
