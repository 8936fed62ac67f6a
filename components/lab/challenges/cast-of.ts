import type { Cast } from '@/lib/lab/challenges/challenge';
import { clientName } from '@/lib/lab/people/names';

/**
 * Who plays: the first two people of this page, or the one of this page and whoever else is in the lab. In the
 * scheduler it is always the first two names of a lab: it works in a lab of its own.
 */
export function castOf(own: readonly string[], everybody: readonly string[], scheduler: boolean): Cast {
  const [usual, another] = [clientName(0), clientName(1)];
  if (scheduler) return { first: usual, second: another };
  const first = own[0] ?? everybody[0] ?? usual;
  const second = own[1] ?? everybody.find((name) => name !== first) ?? (first === another ? usual : another);
  return { first, second };
}
