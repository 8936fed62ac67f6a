'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { ExchangeEntry } from './exchange-entry';
import { Prediction } from './prediction';
import { useScriptRun } from './use-script-run';
import { wordReferences } from './word-references';

/** Runs a script on this server, on a throwaway document, and shows what went over the wire. */
export function TryIt({ script }: { readonly script: ExchangeScript }) {
  const id = useId();
  const { exchanges, running, done, problem, run } = useScriptRun(script);
  const [chosen, setChosen] = useState<number | null>(null);
  const asked = script.steps.findIndex((step) => step.id === script.question.step);
  const start = () => {
    if (done) setChosen(null);
    void run();
  };
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line-strong/50 bg-surface">
      <div className="space-y-4 px-4 pt-4 pb-4 sm:px-5">
        <div>
          <p className="text-xs font-semibold tracking-wide text-accent uppercase">Try it</p>
          <h2 id={id} className="mt-0.5 font-serif text-xl font-semibold text-balance">
            {script.title}
          </h2>
        </div>
        <Prediction
          question={script.question}
          chosen={chosen}
          onChoose={setChosen}
          answered={done ? (exchanges[asked]?.status ?? null) : null}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="primary" onClick={start} disabled={running}>
            {done || problem ? 'Run it again' : 'Run it'}
          </Button>
          <p role="status" className="text-sm text-ink-soft">
            {running && `Sending, ${exchanges.length} of ${script.steps.length} answered`}
            {!running && done && sayDone(script)}
          </p>
        </div>
        {problem && (
          <p role="alert" className="flex gap-2 text-sm text-danger">
            <Icon name="alert" className="mt-0.5 size-4" />
            {problem}
          </p>
        )}
      </div>
      <ol aria-label="Exchanges" className="border-t border-line">
        {script.steps.map((step, index) => (
          <ExchangeEntry
            key={step.id}
            script={script.title}
            number={index + 1}
            step={step}
            exchange={exchanges[index]}
            explainReference={(value) => wordReferences(value, script)}
          />
        ))}
      </ol>
    </section>
  );
}

function sayDone({ guard, steps }: ExchangeScript): string {
  return guard === undefined
    ? `${steps.length} real exchanges. The document is deleted when you leave or run it again.`
    : `${steps.length} real exchanges, in a lab of their own that ends by itself.`;
}
