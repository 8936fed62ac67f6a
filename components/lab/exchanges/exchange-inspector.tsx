'use client';

import { useId, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import { copyText } from '@/components/ui/text/copy-text';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { chosenFields, toCurl } from '@/lib/lab/exchanges/curl';
import { type Exchange, type Field, fieldOf, parseJson } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { CLIENT_FIELD } from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
import { fieldLines, parseFieldLines } from './raw-request';

interface ExchangeInspectorProps {
  readonly exchange: Exchange;
  readonly onClose: () => void;
  /** Sends a request as it stands; without it, exchanges can only be read and copied. */
  readonly onSend?: (request: LabRequest, client: string) => Promise<Exchange>;
}

/** One exchange as it went over the wire: to be read, copied as a command, or changed and sent again. */
export function ExchangeInspector({ exchange, onClose, onSend }: ExchangeInspectorProps) {
  const [editing, setEditing] = useState(false);
  const copy = async () => {
    const command = toCurl({
      origin: window.location.origin,
      method: exchange.method,
      target: exchange.target,
      fields: exchange.requestFields,
      body: exchange.requestBody,
    });
    if (await copyText(command)) toast('Copied. Paste it into a terminal.');
    else toast('It could not be copied. Here it is:', { description: command, duration: 30_000 });
  };
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={`${exchange.client}: ${exchange.method} → ${exchange.status} ${reasonPhrase(exchange.status)}`}
      description={explain(exchange)}
      footer={
        !editing && (
          <>
            {onSend && (
              <Button onClick={() => setEditing(true)}>
                <Icon name="pencil" /> Edit and send again
              </Button>
            )}
            <Button variant="primary" onClick={copy}>
              <Icon name="copy" /> Copy as curl
            </Button>
          </>
        )
      }
    >
      {editing && onSend ? (
        <Resend exchange={exchange} onSend={onSend} onCancel={() => setEditing(false)} onSent={onClose} />
      ) : (
        <div className="grid gap-5 md:grid-cols-2">
          <Message
            title="Request"
            first={`${exchange.method} ${exchange.target}`}
            fields={exchange.requestFields}
            body={exchange.requestBody}
          />
          <Message
            title="Answer"
            first={`${exchange.status} ${reasonPhrase(exchange.status)}`}
            fields={exchange.responseFields}
            body={exchange.responseBody}
          />
          <p className="text-xs text-ink-faint md:col-span-2">
            Took {Math.max(0, Math.round(exchange.endedAt - exchange.startedAt))} ms.
            {exchange.truncated && ' A body was too long to keep and is cut here.'}
          </p>
        </div>
      )}
    </Dialog>
  );
}

const TELLING =
  /^(?:if-.*|etag|last-modified|prefer.*|merge-base|document-version|lock-token|content-location|retry-after|allow)$/i;

function Message({
  title,
  first,
  fields,
  body,
}: {
  readonly title: string;
  readonly first: string;
  readonly fields: readonly Field[];
  readonly body: string | null;
}) {
  const telling = title === 'Request' ? chosenFields(fields) : fields;
  const others = fields.filter((field) => !telling.includes(field));
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="mt-1 font-mono text-[0.8125rem] break-all">{first}</p>
      <FieldList fields={telling} />
      {others.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer text-ink-soft">
            {others.length} {others.length === 1 ? 'field' : 'fields'} that the browser added
          </summary>
          <FieldList fields={others} />
        </details>
      )}
      {body !== null && body !== '' && (
        <ScrollRegion
          label={`Content of the ${title.toLowerCase()}`}
          className="mt-3 max-h-72 overflow-auto rounded-md border border-line bg-sunken"
        >
          <pre className="p-3 font-mono text-xs whitespace-pre-wrap break-words">{pretty(body)}</pre>
        </ScrollRegion>
      )}
    </section>
  );
}

function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="mt-2 space-y-0.5 font-mono text-[0.8125rem]">
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields may repeat, and their order never changes.
        <div key={index} className={TELLING.test(name) ? '-mx-1 rounded bg-accent-soft px-1' : undefined}>
          <dt className="inline font-semibold text-ink">{fieldName(name)}: </dt>
          <dd className="inline break-all text-ink-soft">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A field's name as the standards write it; on the wire case says nothing (RFC 9110 §5.1). */
function fieldName(name: string): string {
  return name.toLowerCase() === 'etag' ? 'ETag' : name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** JSON with line breaks for reading; anything else as it is. */
function pretty(body: string): string {
  const value = parseJson(body);
  return value === undefined ? body : JSON.stringify(value, null, 2);
}

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function Resend({
  exchange,
  onSend,
  onCancel,
  onSent,
}: {
  readonly exchange: Exchange;
  readonly onSend: NonNullable<ExchangeInspectorProps['onSend']>;
  readonly onCancel: () => void;
  readonly onSent: () => void;
}) {
  const id = useId();
  const [method, setMethod] = useState(exchange.method);
  const [fields, setFields] = useState(fieldLines(chosenFields(exchange.requestFields)));
  const [body, setBody] = useState(exchange.requestBody ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const parsed = parseFieldLines(fields);
    if ('wrong' in parsed) {
      setProblem(`“${parsed.wrong}” is no field: it needs a name, a colon and a value.`);
      return;
    }
    const token = fieldOf(parsed.fields, CLIENT_FIELD);
    const request: LabRequest = {
      method,
      target: exchange.target,
      fields: parsed.fields,
      body: method === 'GET' || method === 'HEAD' || body === '' ? null : body,
    };
    try {
      await onSend(request, token === null ? '' : exchange.client);
      onSent();
    } catch {
      setProblem('It could not be sent. Look at the fields, and whether the server can be reached.');
    }
  };
  const area =
    'mt-1 block w-full rounded-md border border-line-strong/60 bg-surface p-2.5 font-mono text-[0.8125rem]';
  return (
    <form
      className="space-y-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="flex items-center gap-2">
        <label htmlFor={`${id}-method`} className="sr-only">
          Method
        </label>
        <select
          id={`${id}-method`}
          value={method}
          onChange={(event) => setMethod(event.target.value)}
          className="min-h-9 rounded-md border border-line-strong/60 bg-surface px-2 font-mono text-sm"
        >
          {[...new Set([...METHODS, exchange.method])].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <span className="font-mono text-[0.8125rem] break-all">{exchange.target}</span>
      </div>
      <label className="block text-sm font-medium">
        Fields, one a line
        <textarea
          className={area}
          rows={6}
          spellCheck={false}
          value={fields}
          onChange={(event) => setFields(event.target.value)}
        />
      </label>
      <label className="block text-sm font-medium">
        Content
        <textarea
          className={area}
          rows={6}
          spellCheck={false}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Back</Button>
        <Button type="submit" variant="primary">
          Send
        </Button>
      </div>
    </form>
  );
}
