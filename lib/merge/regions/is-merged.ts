import type { Region } from './region.ts';

/** Whether something was changed in a place, and came out of it without a decision. */
export function isMerged({ kind }: Pick<Region, 'kind'>): boolean {
  return kind !== 'unchanged' && kind !== 'conflict';
}
