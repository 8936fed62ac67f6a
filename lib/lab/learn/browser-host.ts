import { uuid } from '@/lib/http/client/uuid';
import { exchangeOver, sentBy } from '@/lib/lab/client/exchange-over';
import { createLab, joinLab } from '@/lib/lab/client/lab-api';
import { sleep } from '@/lib/lab/client/sleep';
import { type Exchange, fieldOf, isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { documentTarget, lockTarget } from '@/lib/lab/people/lab-view';
import type { LabRequest } from '@/lib/lab/people/person';
import type { ExchangeScript, ScriptStep } from './exchange-script';
import type { ScriptHost } from './run-script';

/** An address for a document of its own, and what identifies each person there. */
interface Ground {
  readonly id: string;
  readonly tokens: ReadonlyMap<string, string>;
  /** A lab ends by itself; anything else has to be deleted. */
  readonly lasting: boolean;
}

/**
 * Opens a host on the server that this page came from. An ordinary document is created by the script itself; one with a
 * guard is that of a lab, made here. Requests go without cookies: nobody's documents are mixed up in this, and a copied
 * command finds the same.
 */
export async function openBrowserHost(script: ExchangeScript): Promise<ScriptHost> {
  const ground = script.guard === undefined ? ordinary() : await inLab(script.guard, script);
  const target = documentTarget(ground.id);
  const sentAs = sentBy(ground.id, (who) => ground.tokens.get(who));
  let tag: string | null = null;

  const send = async (who: ScriptStep['who'], request: LabRequest): Promise<Exchange> => {
    const exchange = await exchangeOver(sentAs(who, request), {
      credentials: 'omit',
      // The last request of a page that is being left is still sent.
      keepalive: request.method === 'DELETE',
    });
    if (request.target === target && isSuccess(exchange))
      tag = fieldOf(exchange.responseFields, 'etag') ?? tag;
    return exchange;
  };

  return {
    documentTarget: target,
    lockTarget: lockTarget(ground.id),
    send,
    wait: sleep,
    async discard() {
      if (!ground.lasting) return;
      for (let tries = 1; tag !== null && tries <= 3; tries += 1) {
        const fields = [['If-Match', tag]] as const;
        const { status } = await send('Ana', { method: 'DELETE', target, fields, body: null });
        if (status !== 412) tag = null;
        // Somebody has saved by a copied command: what is there now is thrown away as well.
        else await send('Ana', { method: 'HEAD', target, fields: [], body: null });
      }
    },
  };
}

function ordinary(): Ground {
  return { id: uuid(), tokens: new Map(), lasting: true };
}

async function inLab(guard: Guard, script: ExchangeScript): Promise<Ground> {
  const { id } = await createLab(guard, true);
  // Only a lock and a key ask who somebody is.
  const joined = guard === 'lock' || hasKeys(script) ? await joinLab(id, 2) : [];
  const people = ['Ana', 'Ben'] as const;
  return { id, tokens: new Map(joined.map(({ token }, index) => [people[index]!, token])), lasting: false };
}

function hasKeys({ steps }: ExchangeScript): boolean {
  return steps.some(({ fields = [] }) => fieldOf(fields, 'idempotency-key') !== null);
}
