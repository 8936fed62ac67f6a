import type { Guard } from '@/lib/lab/guards/guard';
import { countWhile } from '@/lib/lab/ledger/count-while';

/** What became of one save of a race. Times in milliseconds since the race began. */
export interface RaceSave {
  readonly client: number;
  /** When its client got the version that it is based on. Until it is answered another save can land. */
  readonly readAt: number;
  readonly answeredAt: number;
  readonly result: 'acknowledged' | 'refused' | 'unanswered';
  /** A save that follows a refusal of the same words. */
  readonly retry: boolean;
}

/** A race in numbers. `acknowledged + refused + unanswered = sent` always holds. */
export interface RaceTotals {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly retries: number;
  /** Acknowledged saves a second. */
  readonly throughput: number;
  /** Share of answered saves that were refused, 0 to 1. */
  readonly collisionShare: number;
}

/** Counts the saves of a race that has run for `elapsed` milliseconds. */
export function totalsOf(saves: readonly RaceSave[], elapsed: number): RaceTotals {
  const count = (result: RaceSave['result']) => saves.filter((save) => save.result === result).length;
  const acknowledged = count('acknowledged');
  const refused = count('refused');
  return {
    sent: saves.length,
    acknowledged,
    refused,
    unanswered: count('unanswered'),
    retries: saves.filter(({ retry }) => retry).length,
    throughput: elapsed > 0 ? (acknowledged * 1000) / elapsed : 0,
    collisionShare: acknowledged + refused > 0 ? refused / (acknowledged + refused) : 0,
  };
}

/** One column of the race's timeline. */
export interface RaceSlice {
  /** Its end, in milliseconds since the race began. */
  readonly until: number;
  /** Counts from the beginning up to `until`. */
  readonly acknowledged: number;
  readonly refused: number;
}

/** The counts over time, in that many slices of equal length; the last one has every answered save. */
export function timeline(saves: readonly RaceSave[], elapsed: number, slices: number): readonly RaceSlice[] {
  const width = Math.max(elapsed, 1) / slices;
  const acknowledged = new Array<number>(slices).fill(0);
  const refused = new Array<number>(slices).fill(0);
  for (const save of saves) {
    const at = Math.min(slices - 1, Math.max(0, Math.floor(save.answeredAt / width)));
    if (save.result === 'acknowledged') acknowledged[at]! += 1;
    if (save.result === 'refused') refused[at]! += 1;
  }
  let a = 0;
  let r = 0;
  return acknowledged.map((count, index) => {
    a += count;
    r += refused[index]!;
    return { until: (index + 1) * width, acknowledged: a, refused: r };
  });
}

/** The words that were acknowledged and that a final text is missing. */
export function missingWords(acknowledged: readonly string[], finalText: string): readonly string[] {
  const there = new Set(finalText.split(/[\s,]+/));
  return acknowledged.filter((word) => !there.has(word));
}

/**
 * The share of saves that collided, 0 to 1: refused where a guard refuses, or else, where it is blind, acknowledged
 * although another had saved since the version that they were based on.
 */
export function collidedShare(guard: Guard, saves: readonly RaceSave[]): number {
  if (!isBlind(guard)) return totalsOf(saves, 0).collisionShare;
  const acknowledged = saves.filter(({ result }) => result === 'acknowledged');
  const times = acknowledged.map(({ answeredAt }) => answeredAt).sort((a, b) => a - b);
  const upTo = (limit: number) => countWhile(times, (time) => time <= limit);
  const blind = acknowledged.filter(({ readAt, answeredAt }) => upTo(answeredAt) > upTo(readAt) + 1);
  return acknowledged.length === 0 ? 0 : blind.length / acknowledged.length;
}

/** Whether nothing is compared under a guard, the way a race's clients save there. */
export function isBlind(guard: Guard): boolean {
  return guard === 'none' || guard === 'if-match-optional';
}
