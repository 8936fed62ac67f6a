import type { Guard } from '@/lib/lab/guards/guard';
import type { Action, Schedule } from './program';

/**
 * Whether two people lose an update in a schedule, as a rule that fits a sentence (`rule`). `simulate` gets to the same
 * by acting it out; that both agree is tested. `sameSecond`: the first write falls into the second of the version read.
 */
export function losesForTwo(guard: Guard, schedule: Schedule, sameSecond: boolean): boolean {
  const at = (who: number, action: Action) =>
    schedule.findIndex((move) => move.who === who && move.action === action);
  const bothBefore = (action: Action, write: Action) =>
    Math.max(at(0, action), at(1, action)) < Math.min(at(0, write), at(1, write));
  switch (guard) {
    case 'none':
      return bothBefore('get', 'put');
    case 'if-unmodified-since':
      return bothBefore('get', 'put') && sameSecond;
    case 'if-match-optional':
      return bothBefore('get', 'put') && at(0, 'put') < at(1, 'put');
    case 'check-then-write':
      return bothBefore('check', 'write');
    default:
      return false;
  }
}

/** The rule of `losesForTwo` for people. */
export function rule(guard: Guard): string {
  switch (guard) {
    case 'none':
      return 'loses when both GET before either PUT';
    case 'if-unmodified-since':
      return 'loses in the same schedules when the first PUT falls into the second of the version that was read';
    case 'if-match-optional':
      return 'loses when both GET before either PUT and Ben, who leaves the field out, comes last';
    case 'check-then-write':
      return 'loses when both checks come before either write';
    case 'lock':
      return 'does not lose in these orders: a client without the lock is refused';
    case 'if-match-merge':
      return 'never loses: the second client merges and sends again. If the texts do not fit together, a person decides';
    case 'if-match-required':
      return 'never loses: the second client gets 412';
  }
}
