import type { ProblemError } from '@/lib/client/api/problem-error';
import type { Connection } from '@/lib/client/live/event-election-state';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabClient, LabEvent, LabState, ProgressRow, RecordBegins } from '@/lib/lab/people/lab-view';

/** What is known of a lab at an instant. */
export interface LabSnapshot {
  readonly lab: LabState | null;
  readonly clients: readonly LabClient[];
  /** Where the exchanges begin, if not with the round. */
  readonly begins: RecordBegins | null;
  /** How far everybody has come, as teachers are told. */
  readonly progress: readonly ProgressRow[];
  /** Of this round, in the order in which they began. */
  readonly exchanges: readonly Exchange[];
  readonly connection: Connection;
  /** Why the server opens no stream; `null` while it does, or while nobody answers. */
  readonly refusal: ProblemError | null;
  /** There is no such lab, or not any more: it is not asked for again. */
  readonly over: boolean;
  /** Milliseconds by which the server's clock is ahead of this device's. */
  readonly clockAhead: number;
}

/** The most exchanges that are kept; the oldest go first. */
const MAX_EXCHANGES = 2000;

/** A lab of which nothing has been heard yet. */
export const UNHEARD: LabSnapshot = {
  lab: null,
  clients: [],
  begins: null,
  progress: [],
  exchanges: [],
  connection: 'connecting',
  refusal: null,
  over: false,
  clockAhead: 0,
};

/** What a snapshot becomes by an event. An exchange that is there already is not added again. */
export function afterEvent(before: LabSnapshot, event: LabEvent): LabSnapshot {
  switch (event.type) {
    case 'lab': {
      const fresh = before.lab !== null && before.lab.round !== event.lab.round;
      return fresh
        ? { ...before, lab: event.lab, begins: null, exchanges: [] }
        : { ...before, lab: event.lab };
    }
    case 'clients':
      return { ...before, clients: event.clients };
    case 'begins':
      return { ...before, begins: event.begins, exchanges: [] };
    case 'progress': {
      const { type: _, ...row } = event;
      const others = before.progress.filter(
        ({ name, challenge }) => name !== row.name || challenge !== row.challenge,
      );
      return { ...before, progress: [...others, row] };
    }
    case 'exchange': {
      const { exchange, round } = event;
      if (before.lab && before.lab.round !== round) return before;
      if (before.exchanges.some(({ id }) => id === exchange.id)) return before;
      const after = before.exchanges.findLastIndex((each) => each.startedAt <= exchange.startedAt);
      return {
        ...before,
        exchanges: before.exchanges.toSpliced(after + 1, 0, exchange).slice(-MAX_EXCHANGES),
      };
    }
  }
}
