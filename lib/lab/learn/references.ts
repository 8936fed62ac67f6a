import { type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import { fillIn } from '@/lib/lab/exchanges/fill-in';
import { ScriptError } from './exchange-script';

/** What `{step.Field}` refers to: a field of the answer to an earlier step. */
interface Reference {
  readonly step: string;
  readonly field: string;
}

const REFERENCE = /\{([a-z][a-z-]*)\.([A-Za-z][A-Za-z-]*)\}/g;

/** The references in the value of a field: which step, and which field of its answer. */
export function referencesIn(value: string): readonly Reference[] {
  return [...value.matchAll(REFERENCE)].map(([, step, field]) => ({ step: step!, field: field! }));
}

/** The value of a field with what `say` makes of each reference in its place. */
export function replaceReferences(value: string, say: (reference: Reference) => string): string {
  return fillIn(value, (text) => {
    const [reference] = referencesIn(text);
    return reference ? say(reference) : null;
  });
}

/** Puts what earlier answers said in place of the references to it. Throws ScriptError where one did not say it. */
export function fillInAnswers(value: string, answered: ReadonlyMap<string, Exchange>): string {
  return replaceReferences(value, ({ step, field }) => {
    const exchange = answered.get(step);
    const found = exchange ? fieldOf(exchange.responseFields, field) : null;
    if (found === null) throw new ScriptError(`{${step}.${field}}: there is no such field in that answer.`);
    return found;
  });
}
