'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import { chosenFields } from '@/lib/lab/exchanges/curl';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { shown } from '@/lib/lab/exchanges/secret-fields';
import { isTelling } from '@/lib/lab/exchanges/telling-fields';
import type { LabRequest } from '@/lib/lab/people/person';
import { copyAsCurl } from './copy-as-curl';
import { FieldList } from './field-list';
import { MessageContent } from './message-content';
import { ResendForm } from './resend-form';

interface ExchangeInspectorProps {
  /** With the sender's own tokens where this tab has them: they go into what is copied, and are shown nowhere. */
  readonly exchange: Exchange;
  readonly onClose: () => void;
  /** Sends a request as it stands; without it, exchanges can only be read and copied. */
  readonly onSend?: (request: LabRequest, client: string) => Promise<Exchange>;
  /** The clients that this tab is, as whom it may send. */
  readonly own?: readonly string[];
}

const NOBODY: readonly string[] = [];

/** One exchange as it went over the wire: to be read, copied as a command, or changed and sent again. */
export function ExchangeInspector({ exchange, onClose, onSend, own = NOBODY }: ExchangeInspectorProps) {
  const [editing, setEditing] = useState(false);
  const seen = shown(exchange);
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
            <Button variant="primary" onClick={() => void copyAsCurl(exchange)}>
              <Icon name="copy" /> Copy as curl
            </Button>
          </>
        )
      }
    >
      {editing && onSend ? (
        <ResendForm
          exchange={exchange}
          own={own}
          onSend={onSend}
          onCancel={() => setEditing(false)}
          onSent={onClose}
        />
      ) : (
        <div className="grid gap-5 md:grid-cols-2">
          <Message
            title="Request"
            first={`${exchange.method} ${exchange.target}`}
            fields={seen.requestFields}
            body={exchange.requestBody}
          />
          <Message
            title="Answer"
            first={`${exchange.status} ${reasonPhrase(exchange.status)}`}
            fields={seen.responseFields}
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

/** What an exchange of the lab may turn on besides conditions and versions. */
const TELLING_TOO = /^(?:document-version|content-location|retry-after|allow)$/i;
const isMarked = (name: string) => isTelling(name) || TELLING_TOO.test(name);

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
      <FieldList fields={telling} isMarked={isMarked} className="mt-2" />
      {others.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer text-ink-soft">
            {others.length} {others.length === 1 ? 'field' : 'fields'} that the browser added
          </summary>
          <FieldList fields={others} isMarked={isMarked} className="mt-2" />
        </details>
      )}
      <MessageContent
        label={`Content of the ${title.toLowerCase()}`}
        content={body}
        className="mt-3 max-h-72"
      />
    </section>
  );
}
