'use client';

import { CopyAsCurl } from '@/components/lab/exchanges/copy-as-curl';
import { ExchangeMessages } from '@/components/lab/exchanges/exchange-messages';
import { FieldList } from '@/components/lab/exchanges/field-list';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { chosenFields } from '@/lib/lab/exchanges/curl';
import { type Exchange, shortTag } from '@/lib/lab/exchanges/exchange';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { tellingFields } from '@/lib/lab/exchanges/telling-fields';
import type { ScriptStep } from '@/lib/lab/learn/exchange-script';
import { isAsPromised } from '@/lib/lab/learn/run-script';

interface ExchangeEntryProps {
  /** The title of its script: a page can have several that begin in the same way. */
  readonly script: string;
  /** Counted from 1, as references to it count. */
  readonly number: number;
  readonly step: ScriptStep;
  /** What went over the wire; `undefined` until it did. */
  readonly exchange: Exchange | undefined;
  /** What a field says, with words for what a reference in it stands for. */
  readonly explainReference: (value: string) => string;
}

/** One step of a script: what is going to be sent, then what was, and what came back. */
export function ExchangeEntry({ script, number, step, exchange, explainReference }: ExchangeEntryProps) {
  return (
    <li className="border-t border-line px-4 py-4 first:border-0 sm:px-5">
      <p className="text-[0.9375rem]">
        <span className="mr-2 text-ink-faint tabular-nums">{number}.</span>
        <strong className="font-semibold">{step.who}</strong> {step.does}
      </p>
      {exchange ? (
        <Answered script={script} number={number} step={step} exchange={exchange} />
      ) : (
        <div className="mt-1.5 font-mono text-[0.8125rem] leading-relaxed text-ink-soft">
          <p className="font-semibold">
            {step.method}
            {step.at === 'lock' && ' the lock'}
          </p>
          {step.fields?.map(([name, value]) => (
            <p key={name} className="break-words">
              {name}: {explainReference(value)}
            </p>
          ))}
        </div>
      )}
    </li>
  );
}

interface AnsweredProps {
  readonly script: string;
  readonly number: number;
  readonly step: ScriptStep;
  readonly exchange: Exchange;
}

function Answered({ script, number, step, exchange }: AnsweredProps) {
  const about = `${script}, ${number}. ${step.who} ${step.does}`;
  const sent = chosenFields(exchange.requestFields);
  const path = exchange.target.replace(/([0-9a-f]{4})[0-9a-f-]{32}/, '$1…');
  return (
    <>
      <div className="mt-2 grid gap-x-6 gap-y-3 md:grid-cols-2">
        <div className="min-w-0">
          <p className="font-mono text-[0.8125rem] font-semibold break-words">
            {exchange.method} {path}
          </p>
          <FieldList
            className="leading-relaxed"
            fields={tellingFields(sent).map(([name, value]) => [name, shortTag(value)])}
          />
          <Content text={exchange.requestBody} />
        </div>
        <div className="min-w-0">
          <p
            className={cx('font-mono text-[0.8125rem] font-semibold', exchange.status < 400 && 'text-accent')}
          >
            <span aria-hidden="true">→ </span>
            <span className="sr-only">Answer: </span>
            {exchange.status} {reasonPhrase(exchange.status)}
          </p>
          <FieldList
            className="leading-relaxed"
            fields={tellingFields(exchange.responseFields, step.shows).map(([name, value]) => [
              name,
              shortTag(value),
            ])}
          />
          {exchange.status === 200 && <Content text={exchange.responseBody} />}
        </div>
      </div>
      {step.unheard && (
        <p className="mt-2 flex gap-2 text-sm font-medium">
          <Icon name="close" className="mt-0.5 size-4" /> Taken as lost on the way back.
        </p>
      )}
      <p className="mt-2 max-w-[65ch] text-sm text-pretty text-ink-soft">{step.means}</p>
      {!isAsPromised(step, exchange) && (
        <p className="mt-2 flex gap-2 text-sm">
          <Icon name="alert" className="mt-0.5 size-4 text-danger" />
          The text expects {step.lacks ? `no ${step.lacks}` : step.status} here. Something came between; run
          it again.
        </p>
      )}
      <details className="group mt-1.5">
        <summary className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md pr-2 text-sm text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
          <Icon name="chevronDown" className="size-4 -rotate-90 transition-transform group-open:rotate-0" />
          All fields and content
        </summary>
        <ExchangeMessages exchange={exchange} about={about} className="mt-2" />
        <CopyAsCurl exchange={exchange} size="small" className="mt-3 pointer-coarse:min-h-11" />
      </details>
    </>
  );
}

/** The beginning of a content, as it was sent. */
function Content({ text }: { readonly text: string | null }) {
  if (!text) return null;
  return (
    <p className="mt-1 line-clamp-4 font-mono text-xs leading-relaxed text-ink-soft wrap-anywhere">{text}</p>
  );
}
