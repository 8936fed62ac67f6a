import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';
import { toCurl } from '@/lib/lab/exchanges/curl';
import type { Exchange } from '@/lib/lab/exchanges/exchange';

interface CopyAsCurlProps extends Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'className'> {
  readonly exchange: Exchange;
}

/** Puts a command that sends the same request again on the clipboard. */
export function CopyAsCurl({ exchange, ...look }: CopyAsCurlProps) {
  return (
    <Button {...look} onClick={() => void copy(exchange)}>
      <Icon name="copy" /> Copy as curl
    </Button>
  );
}

/** Copies the command; where that is not allowed, shows it for copying. */
async function copy(exchange: Exchange): Promise<void> {
  const command = toCurl({
    origin: window.location.origin,
    method: exchange.method,
    target: exchange.target,
    fields: exchange.requestFields,
    body: exchange.requestBody,
  });
  if (await copyText(command)) toast('Copied. Paste it into a terminal.');
  else toast('It could not be copied. Here it is:', { description: command, duration: 30_000 });
}
