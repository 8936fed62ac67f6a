import { useId } from 'react';
import { Icon } from '@/components/ui/controls/icon';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';

interface PredictionProps {
  readonly question: ExchangeScript['question'];
  readonly chosen: number | null;
  readonly onChoose: (status: number) => void;
  /** What the server did answer; `null` as long as nobody asked it. */
  readonly answered: number | null;
}

/** Asks for the status before it is seen, and says afterwards whether it was that. */
export function Prediction({ question, chosen, onChoose, answered }: PredictionProps) {
  const name = useId();
  return (
    <fieldset className="text-sm">
      <legend className="font-medium text-pretty">{question.ask}</legend>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {question.answers.map((status) => (
          <label
            key={status}
            className="inline-flex min-h-8 cursor-pointer items-center gap-2 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={chosen === status}
              disabled={answered !== null}
              onChange={() => onChoose(status)}
              className="size-4 accent-accent"
            />
            <span>
              <span className="font-mono font-semibold">{status}</span>{' '}
              <span className="text-ink-soft">{reasonPhrase(status)}</span>
            </span>
          </label>
        ))}
      </div>
      {answered !== null && (
        <p className="mt-2 flex gap-2 text-pretty text-ink">
          <Icon name={chosen === answered ? 'check' : 'history'} className="mt-0.5 size-4 text-accent" />
          <span>
            {verdict(chosen, answered)} {question.because}
          </span>
        </p>
      )}
    </fieldset>
  );
}

function verdict(chosen: number | null, answered: number): string {
  if (chosen === null) return `It is ${answered}.`;
  return chosen === answered ? `You said ${chosen}, and so it is.` : `You said ${chosen}; it is ${answered}.`;
}
