import type { Region } from '../regions/region.ts';
import { sharedEnd, sharedStart } from '../text/shared-ends.ts';

/** A text typed for text that nobody changed, where it stands in a later merge. */
interface CarriedEdit {
  /** Index of the region in the later merge. */
  readonly to: number;
  /** The text of that region with the same words typed into it. */
  readonly text: string;
}

/**
 * Where what was typed into unchanged text goes when that text was cut or joined otherwise by a later merge: into the
 * unchanged region that still has all of what was typed over. `null` where there is none.
 *
 * @param start where the text that was typed into begins in the base, which both merges have in common.
 */
export function carriedEdit(
  base: string,
  typed: string,
  start: number,
  later: readonly Region[],
): CarriedEdit | null {
  const most = Math.min(base.length, typed.length);
  const head = sharedStart(base, typed, most);
  const tail = sharedEnd(base, typed, most - head);
  const [from, end] = [start + head, start + base.length - tail];
  let at = 0;
  for (const [to, region] of later.entries()) {
    const next = at + region.base.length;
    if (region.kind === 'unchanged' && at <= from && end <= next)
      return {
        to,
        text:
          region.base.slice(0, from - at) +
          typed.slice(head, typed.length - tail) +
          region.base.slice(end - at),
      };
    at = next;
  }
  return null;
}
