import { type Exchange, type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import type { LabRequest } from '@/lib/lab/people/person';
import type { ExchangeScript, ScriptStep } from './exchange-script';
import { fillInAnswers } from './references';

/** Where a script runs: a throwaway document that exists for it alone. */
export interface ScriptHost {
  readonly documentTarget: string;
  /** Path of its lock; there is one in a lab only. */
  readonly lockTarget: string;
  /** Sends a request; an answer of any status resolves, only a broken connection rejects. */
  readonly send: (who: ScriptStep['who'], request: LabRequest) => Promise<Exchange>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Removes what is there; nothing happens if it is gone already. */
  readonly discard: () => Promise<void>;
}

/** The request of a step, with what earlier answers said filled in. */
export function requestOf(
  step: ScriptStep,
  host: Pick<ScriptHost, 'documentTarget' | 'lockTarget'>,
  answered: ReadonlyMap<string, Exchange>,
): LabRequest {
  const given = step.fields ?? [];
  const typed = given.some(([name]) => name === 'Content-Type');
  const fields: readonly Field[] =
    step.content === undefined || typed ? given : [['Content-Type', 'application/json'], ...given];
  return {
    method: step.method,
    target: step.at === 'lock' ? host.lockTarget : host.documentTarget,
    fields: fields.map(([name, value]) => [name, fillInAnswers(value, answered)]),
    body: step.content === undefined ? null : JSON.stringify(step.content),
  };
}

/** Whether an answer is what the text of its step promises. */
export function isAsPromised({ status, lacks }: ScriptStep, exchange: Exchange): boolean {
  const lacking = lacks === undefined || fieldOf(exchange.responseFields, lacks) === null;
  return exchange.status === status && lacking;
}

/**
 * Runs a script from its first step to its last, on a host that `open` makes, and tells after each exchange which there
 * are so far. Starts over on a fresh one as often as the script allows while an answer is another than promised. The
 * host of the last attempt is left to be discarded afterwards, also when it fails.
 */
export async function runScript(
  script: ExchangeScript,
  open: (script: ExchangeScript) => Promise<ScriptHost>,
  tell: (exchanges: readonly Exchange[], host: ScriptHost) => void,
): Promise<readonly Exchange[]> {
  for (let attempt = 1; ; attempt += 1) {
    const host = await open(script);
    tell([], host);
    const exchanges = await runOn(host, script, (so) => tell(so, host));
    const asPromised = exchanges.every((exchange, index) => isAsPromised(script.steps[index]!, exchange));
    if (asPromised || attempt >= (script.attempts ?? 1)) return exchanges;
    await host.discard();
  }
}

async function runOn(
  host: ScriptHost,
  script: ExchangeScript,
  tell: (exchanges: readonly Exchange[]) => void,
): Promise<readonly Exchange[]> {
  const answered = new Map<string, Exchange>();
  for (const step of script.steps) {
    if (step.after) await host.wait(step.after);
    answered.set(step.id, await host.send(step.who, requestOf(step, host, answered)));
    tell([...answered.values()]);
  }
  return [...answered.values()];
}
