import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { type Ledger, ledgerOf, type StartingPoint } from '@/lib/lab/ledger/ledger';

/** What the goals of challenges look at: what went over the wire since the challenge began, and what follows from it. */
export interface Traffic {
  readonly exchanges: readonly Exchange[];
  readonly ledger: Ledger;
}

/**
 * One thing that a person does in a solution. Fields replace those that the panel would send by itself; in their
 * values `{tag}` and `{date}` stand for the tag and the date that the person read last.
 */
export type SolutionStep =
  | { readonly who: string; readonly do: 'get'; readonly fields?: readonly Field[] }
  /** Adds a word to the person's own paragraph. */
  | { readonly who: string; readonly do: 'add' }
  | { readonly who: string; readonly do: 'put'; readonly fields?: readonly Field[] }
  /** A PUT whose answer comes too late: the client stops waiting for it. */
  | { readonly who: string; readonly do: 'put-unheard' }
  /** Merges what the person wrote with the version that is current now. */
  | { readonly who: string; readonly do: 'merge' }
  | { readonly who: string; readonly do: 'delete'; readonly fields?: readonly Field[] }
  | { readonly who: string; readonly do: 'lock' | 'unlock' }
  /** Both at once: under a guard that is not atomic the second comes between check and write of the first. */
  | { readonly who: string; readonly do: 'put-together'; readonly other: string }
  | { readonly who: string; readonly do: 'wait'; readonly seconds: number };

/** A lesson: something to bring about by real requests. A teacher adds one by adding an object of this type. */
export interface Challenge {
  /** In the link and in the stored progress; never changes. */
  readonly id: string;
  readonly title: string;
  /** The guard that the document gets when the challenge begins. */
  readonly guard: Guard;
  /** What is the case, in one or two sentences. */
  readonly story: string;
  /** What has to happen, as one sentence. */
  readonly goal: string;
  readonly reached: (traffic: Traffic) => boolean;
  readonly hint: string;
  /** Brings the goal about when played. */
  readonly solution: readonly SolutionStep[];
  readonly question: {
    readonly ask: string;
    readonly answers: readonly string[];
    readonly right: string;
    readonly because: string;
  };
}

/** What a goal looks at, from what was recorded since the challenge began. */
export function trafficOf(start: StartingPoint, exchanges: readonly Exchange[]): Traffic {
  return { exchanges, ledger: ledgerOf(start, exchanges) };
}
