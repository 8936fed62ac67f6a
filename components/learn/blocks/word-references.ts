import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { referencesIn } from '@/lib/lab/learn/fill-in';

/** The value of a field before it is sent, with words for what is not known yet: `W/⟨ETag of step 2⟩`. */
export function wordReferences(value: string, { steps }: ExchangeScript): string {
  let text = value;
  for (const { step, field } of referencesIn(value)) {
    const place = steps.findIndex(({ id }) => id === step) + 1;
    text = text.replace(`{${step}.${field}}`, `⟨${field} of step ${place}⟩`);
  }
  return text;
}
