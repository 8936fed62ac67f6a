'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Dialog } from '@/components/ui/overlays/dialog';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { shown } from '@/lib/lab/exchanges/secret-fields';
import type { LabRequest } from '@/lib/lab/people/person';
import { CopyAsCurl } from './copy-as-curl';
import { ExchangeMessages } from './exchange-messages';
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
            <CopyAsCurl variant="primary" exchange={exchange} />
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
        <>
          <ExchangeMessages exchange={shown(exchange)} />
          <p className="mt-5 text-xs text-ink-faint">
            Took {Math.max(0, Math.round(exchange.endedAt - exchange.startedAt))} ms.
            {exchange.truncated && ' A body was too long to keep and is cut here.'}
          </p>
        </>
      )}
    </Dialog>
  );
}
