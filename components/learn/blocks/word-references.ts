import type { ExchangeScript } from '@/lib/lab/learn/exchange-script';
import { replaceReferences } from '@/lib/lab/learn/references';

/** The value of a field before it is sent, with words for what is not known yet: `W/⟨ETag of step 2⟩`. */
export function wordReferences(value: string, { steps }: ExchangeScript): string {
  return replaceReferences(
    value,
    ({ step, field }) => `⟨${field} of step ${steps.findIndex(({ id }) => id === step) + 1}⟩`,
  );
}
