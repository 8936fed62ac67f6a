import { type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import { ScriptError } from './exchange-script';

const REFERENCE = /\{([a-z][a-z-]*)\.([A-Za-z][A-Za-z-]*)\}/g;

/** The references in the value of a field: which step, and which field of its answer. */
export function referencesIn(value: string): readonly { readonly step: string; readonly field: string }[] {
  return [...value.matchAll(REFERENCE)].map(([, step, field]) => ({ step: step!, field: field! }));
}

/** Puts what earlier answers said in place of the references to it. Throws ScriptError where one did not say it. */
export function fillIn(value: string, answered: ReadonlyMap<string, Exchange>): string {
  return value.replace(REFERENCE, (reference, step: string, name: string) => {
    const exchange = answered.get(step);
    const found = exchange ? fieldOf(exchange.responseFields, name) : null;
    if (found === null) throw new ScriptError(`${reference}: there is no such field in that answer.`);
    return found;
  });
}
