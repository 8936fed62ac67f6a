import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import type { Condition } from '@/lib/lab/people/person';
import type { SourceId } from './sources';

/** Who does a step of a solution, whatever the name. */
export type Role = 'first' | 'second';

/** The names of the two people who play. */
export type Cast = Readonly<Record<Role, string>>;

/** What the goals of challenges look at: what went over the wire since the challenge began. */
export interface Traffic {
  readonly start: StartingPoint;
  /** Those that were answered, in any order. */
  readonly exchanges: readonly Exchange[];
  readonly cast: Cast;
  /** The solution was played in this round, so nobody has reached anything by themselves. */
  readonly played: boolean;
}

/** How a challenge stands. Whoever is told `blocked` has to start over, and is told why. */
export type Standing =
  | { readonly is: 'open' }
  | { readonly is: 'reached' }
  /** The goal is there, but the played solution brought it about: it does not count. */
  | { readonly is: 'shown' }
  /**
   * Nobody can reach the goal any more in this round with the controls of the challenge. `because` is a full sentence for
   * people.
   */
  | { readonly is: 'blocked'; readonly because: string };

/**
 * One thing that a person does in a solution. Fields replace those that the panel would send by itself; in their
 * values `{tag}` and `{date}` stand for the tag and the date that the person read last.
 */
export type SolutionStep =
  | { readonly by: Role; readonly do: 'get'; readonly fields?: readonly Field[] }
  /** Adds a word to the person's own paragraph. */
  | { readonly by: Role; readonly do: 'add' }
  | { readonly by: Role; readonly do: 'put'; readonly fields?: readonly Field[] }
  /** A PUT whose answer comes too late: the client stops waiting for it. */
  | { readonly by: Role; readonly do: 'put-unheard' }
  /** Merges what the person wrote with the version that is current now. */
  | { readonly by: Role; readonly do: 'merge' }
  | { readonly by: Role; readonly do: 'delete'; readonly fields?: readonly Field[] }
  | { readonly by: Role; readonly do: 'lock' | 'unlock' }
  /** Both save within one second a version whose date is that second. */
  | { readonly by: Role; readonly do: 'put-within-second'; readonly other: Role }
  /** The next step of the program that everybody has in the scheduler. */
  | { readonly by: Role; readonly do: 'move' }
  | { readonly by: Role; readonly do: 'wait'; readonly seconds: number };

/** A control that a challenge may need beside *Load*, *Add a word* and *Save*. */
type ChallengeAction = 'lose-answer' | 'within-second' | 'delete' | 'resolve' | 'lock';

/** The only controls that are on screen for a challenge. */
export interface Controls {
  /** Choices beside *Save*; without any there is no choice, and the save carries what is usual under the guard. */
  readonly conditions: readonly Condition[];
  /** Choices beside *Load*. */
  readonly reads: readonly Condition[];
  readonly actions: readonly ChallengeAction[];
}

/** A status or an idea to predict, before the goal is shown. */
export interface Question {
  readonly ask: string;
  readonly answers: readonly string[];
  readonly right: string;
  readonly because: string;
  /** Whether the traffic has given the answer: from then on nobody can predict any more. */
  readonly answered: (traffic: Traffic) => boolean;
}

/** What is told once a challenge is reached. */
interface Why {
  /** What happened in this very traffic, in short sentences. */
  readonly text: (traffic: Traffic) => readonly string[];
  /** The lines of the server that decided it. */
  readonly source: SourceId;
  /** The page that explains it: the last part of the address `/learn/…`. */
  readonly page: string;
}

/** A word that is explained where it first stands. */
export type Term = 'guard' | 'entity tag' | 'exchange';

/**
 * A lesson: something to bring about by real requests. A teacher adds one by adding an object of this type. Texts are
 * templates: `cast` puts names in the place of `{first}` and `{second}`.
 */
export interface Challenge {
  /** In the link and in the stored progress; never changes. */
  readonly id: string;
  readonly title: string;
  /** The guard that the document gets when the challenge begins. */
  readonly guard: Guard;
  /** Where it takes place: beside each other, or where the learner chooses whose turn it is. */
  readonly stage: 'panels' | 'scheduler';
  /** What is the case, in one to three sentences. Gives no answer to the question. */
  readonly story: string;
  readonly question: Question;
  /** What has to happen, as one sentence. */
  readonly goal: string;
  /** How the goal stands, whoever brought it there; `standingOf` is what counts. */
  readonly judge: (traffic: Traffic) => Standing;
  /** Why no order that goes on from here reaches the goal, as a full sentence; only asked in the scheduler. */
  readonly deadEnd?: (traffic: Traffic) => string | null;
  readonly hint: string;
  /** Brings the goal about when played. */
  readonly solution: readonly SolutionStep[];
  readonly controls: Controls;
  readonly terms: readonly Term[];
  readonly why: Why;
}

/** What a goal looks at, from what was recorded since the challenge began. */
export function trafficOf(
  round: Pick<Traffic, 'start' | 'exchanges' | 'cast'> & Partial<Pick<Traffic, 'played'>>,
): Traffic {
  const exchanges = round.exchanges.filter(({ pending }) => !pending);
  return { played: false, ...round, exchanges };
}

/** The part of a traffic that was over at a time, in milliseconds since 1970. */
export function trafficUntil(traffic: Traffic, time: number): Traffic {
  return { ...traffic, exchanges: traffic.exchanges.filter(({ endedAt }) => endedAt <= time) };
}

const PEOPLE = /\{(first|second)\}/g;

/** A template with the names of the two who play. */
export function cast(text: string, names: Cast): string {
  return text.replace(PEOPLE, (_, role: Role) => names[role]);
}
