'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { chosenFields } from '@/lib/lab/exchanges/curl';
import { type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import { isSecret } from '@/lib/lab/exchanges/secret-fields';
import { CLIENT_FIELD } from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
import { fieldLines, parseFieldLines } from './raw-request';

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

interface ResendFormProps {
  readonly exchange: Exchange;
  /** The clients that this tab is. */
  readonly own: readonly string[];
  /** Sends a request as it stands, as the client of that name, or as nobody (`''`). */
  readonly onSend: (request: LabRequest, client: string) => Promise<Exchange>;
  readonly onCancel: () => void;
  readonly onSent: () => void;
}

/** A request to be changed at will and sent again. */
export function ResendForm({ exchange, own, onSend, onCancel, onSent }: ResendFormProps) {
  const id = useId();
  const [method, setMethod] = useState(exchange.method);
  // Who sends it is chosen beside the fields: nobody has to see a token for that.
  const [sender, setSender] = useState(own.includes(exchange.client) ? exchange.client : (own[0] ?? ''));
  const [fields, setFields] = useState(() =>
    fieldLines(chosenFields(exchange.requestFields).filter(([name]) => !isSecret(name))),
  );
  const [body, setBody] = useState(exchange.requestBody ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const parsed = parseFieldLines(fields);
    if ('wrong' in parsed) {
      setProblem(`“${parsed.wrong}” is not a field. A field has a name, a colon and a value.`);
      return;
    }
    const request: LabRequest = {
      method,
      target: exchange.target,
      fields: parsed.fields,
      body: method === 'GET' || method === 'HEAD' || body === '' ? null : body,
    };
    try {
      // A token written among the fields says who sends, and there can be only one.
      await onSend(request, fieldOf(parsed.fields, CLIENT_FIELD) === null ? sender : '');
      onSent();
    } catch {
      setProblem('It could not be sent. Check the fields, and check that the server can be reached.');
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
      <div className="flex flex-wrap items-center gap-2">
        {own.length > 0 && (
          <label className="text-sm font-medium">
            Send as{' '}
            <select
              value={sender}
              onChange={(event) => setSender(event.target.value)}
              className="min-h-9 rounded-md border border-line-strong/60 bg-surface px-2 text-sm"
            >
              {own.map((name) => (
                <option key={name}>{name}</option>
              ))}
              <option value="">a visitor</option>
            </select>
          </label>
        )}
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
