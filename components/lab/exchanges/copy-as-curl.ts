import { toast } from '@/components/ui/overlays/toast';
import { copyText } from '@/components/ui/text/copy-text';
import { toCurl } from '@/lib/lab/exchanges/curl';
import type { Exchange } from '@/lib/lab/exchanges/exchange';

/** Puts a command that sends the same request again on the clipboard; where that is not allowed, shows it for copying. */
export async function copyAsCurl(exchange: Exchange): Promise<void> {
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
