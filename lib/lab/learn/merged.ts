import { merge } from '@/lib/merge/merge';
import { compose, noChoices } from '@/lib/merge/resolve/resolution';

/** What the product makes of three texts; `null` where a person has to decide. */
export function merged(original: string, mine: string, theirs: string): string | null {
  const result = merge(original, mine, theirs);
  return compose(result, noChoices(result)).text;
}
