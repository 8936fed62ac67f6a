import { outcomesOf } from './outcomes';
import type { Done, TortureRecord } from './record';

/** How much of what a record has. */
export interface Counts extends CountsDone {
  readonly versions: number;
}

/** How much of what was done. */
export interface CountsDone {
  readonly acknowledged: number;
  readonly refused: number;
  /** Acts of which nobody was told what became. */
  readonly open: number;
  /** Requests without an answer. */
  readonly lost: number;
  /** Acts that were acknowledged only when they were sent again. */
  readonly repeated: number;
  /** Requests that were told to come back later. */
  readonly unavailable: number;
  readonly reads: number;
  readonly deletions: number;
}

export function countsOf(record: TortureRecord): Counts {
  const versions = record.documents.reduce((sum, { versions }) => sum + versions.length, 0);
  return { ...countsDone(record), versions };
}

/** Counts also while it is still being done; none of them falls as more is done, where somebody was reached. */
export function countsDone(done: Done): CountsDone {
  const outcomes = outcomesOf(done);
  const { acts, exchanges } = done;
  const answers = exchanges.flatMap(({ act, answer }) =>
    typeof answer === 'string' ? [] : [{ act, ...answer }],
  );
  const unsure = new Set(
    exchanges.filter(({ act, answer }) => act !== null && answer === 'lost').map(({ act }) => act),
  );
  const acknowledged = acts.flatMap(({ kind }, at) =>
    outcomes[at]!.is === 'acknowledged' ? [{ kind, at }] : [],
  );
  return {
    acknowledged: acknowledged.length,
    refused: outcomes.filter(({ is }) => is === 'refused').length,
    open: outcomes.filter(({ is }) => is === 'open').length,
    lost: exchanges.filter(({ answer }) => answer === 'lost').length,
    repeated: acknowledged.filter(({ at }) => unsure.has(at)).length,
    unavailable: answers.filter(({ status }) => status === 503).length,
    reads: answers.filter(({ act, status }) => act === null && status < 500).length,
    deletions: acknowledged.filter(({ kind }) => kind === 'delete').length,
  };
}

/** As much of each as proves anything. */
const LEAST: Partial<CountsDone> = {
  acknowledged: 200,
  refused: 50,
  lost: 10,
  repeated: 5,
  reads: 100,
  deletions: 3,
};

/** What there was too little of to prove anything, in words. */
export function tooLittle(counts: CountsDone): readonly string[] {
  return Object.entries(LEAST).flatMap(([what, least]) => {
    const count = counts[what as keyof CountsDone];
    return count < least ? [`${what}: ${count} of at least ${least}`] : [];
  });
}
