import { cx } from '@/components/ui/controls/cx';
import { chosenFields } from '@/lib/lab/exchanges/curl';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { FieldList } from './field-list';
import { MessageContent } from './message-content';

interface ExchangeMessagesProps {
  readonly exchange: Exchange;
  /** Which exchange it is, where a page shows several: each content then has a name of its own. */
  readonly about?: string;
  readonly className?: string;
}

/** A request and its answer as they went over the wire, side by side. */
export function ExchangeMessages({ exchange, about, className }: ExchangeMessagesProps) {
  const chosen = chosenFields(exchange.requestFields);
  const ending = about ? `: ${about}` : '';
  return (
    <div className={cx('grid gap-x-6 gap-y-4 md:grid-cols-2', className)}>
      <Message
        title="Request"
        ending={ending}
        first={`${exchange.method} ${exchange.target}`}
        fields={chosen}
        added={exchange.requestFields.filter((field) => !chosen.includes(field))}
        body={exchange.requestBody}
      />
      <Message
        title="Answer"
        ending={ending}
        first={`${exchange.status} ${reasonPhrase(exchange.status)}`}
        fields={exchange.responseFields}
        body={exchange.responseBody}
      />
    </div>
  );
}

interface MessageProps {
  readonly title: 'Request' | 'Answer';
  readonly ending: string;
  readonly first: string;
  readonly fields: readonly Field[];
  /** Fields that the browser added, to be opened. */
  readonly added?: readonly Field[];
  readonly body: string | null;
}

function Message({ title, ending, first, fields, added = [], body }: MessageProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and many sections would be many landmarks.
    <div role="group" aria-label={`${title}${ending}`} className="min-w-0">
      <p className="text-sm font-semibold">{title}</p>
      <p className="mt-1 font-mono text-[0.8125rem] break-all">{first}</p>
      <FieldList fields={fields} className="mt-1 leading-relaxed" />
      {added.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer text-ink-soft">
            {added.length} {added.length === 1 ? 'field' : 'fields'} that the browser added
          </summary>
          <FieldList fields={added} className="mt-2" />
        </details>
      )}
      <MessageContent
        label={`Content of the ${title.toLowerCase()}${ending}`}
        content={body}
        className="mt-2 max-h-72"
      />
    </div>
  );
}
