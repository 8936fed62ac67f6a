'use client';

import { useState } from 'react';
import { CopyAsCurl } from '@/components/lab/exchanges/copy-as-curl';
import { ExchangeMessages } from '@/components/lab/exchanges/exchange-messages';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { useExamples } from './examples-provider';

interface ExampleRunnerProps {
  readonly operationId: string;
  /** What it is called in a sentence: method and path. */
  readonly name: string;
}

/** Sends an example for real, what it needs first, and shows what went over the wire. */
export function ExampleRunner({ operationId, name }: ExampleRunnerProps) {
  const run = useExamples();
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async () => {
    if (running) return;
    setRunning(true);
    setProblem(null);
    setExchanges([]);
    try {
      await run(operationId, (exchange) => setExchanges((before) => [...before, exchange]));
    } catch (error) {
      // A broken connection says nothing that helps; whatever else is thrown was made to be read.
      setProblem(
        error instanceof TypeError || !(error instanceof Error)
          ? 'The server cannot be reached. Try again.'
          : error.message,
      );
    } finally {
      setRunning(false);
    }
  };
  const last = exchanges.at(-1);
  const label = last && !running ? 'Run it again' : 'Run it';
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          size="small"
          className="pointer-coarse:min-h-11"
          aria-label={`${label}: ${name}`}
          aria-disabled={running}
          onClick={() => void start()}
        >
          {label}
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {running && 'Sending…'}
          {!running && last && `Answered ${last.status} ${reasonPhrase(last.status)}`}
        </p>
      </div>
      {problem && (
        <p role="alert" className="mt-2 flex gap-2 text-sm text-danger">
          <Icon name="alert" className="mt-0.5 size-4" />
          {problem}
        </p>
      )}
      {exchanges.length > 0 && (
        <ol
          aria-label={`Exchanges of ${name}`}
          className="mt-3 divide-y divide-line rounded-lg border border-line"
        >
          {exchanges.map((exchange) => (
            <li key={exchange.id} className="px-4 py-3">
              <ExchangeDetails exchange={exchange} open={exchange === last && !running} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function ExchangeDetails({ exchange, open }: { readonly exchange: Exchange; readonly open: boolean }) {
  const line = `${exchange.method} ${exchange.target}`;
  return (
    <details open={open}>
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-3 font-mono text-[0.8125rem] pointer-coarse:min-h-11">
        <span className="min-w-0 font-semibold break-all">{line}</span>
        <span>
          <span aria-hidden="true">→ </span>
          {exchange.status} {reasonPhrase(exchange.status)}
        </span>
      </summary>
      <ExchangeMessages exchange={exchange} about={line} className="mt-2" />
      <CopyAsCurl exchange={exchange} size="small" className="mt-3 pointer-coarse:min-h-11" />
    </details>
  );
}
