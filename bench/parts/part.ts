import type { Effort } from '../load/cost';
import type { Row } from '../report/row';
import type { Subject } from '../subjects/subject';

/** What a part of the bench is given. */
export interface Bench {
  readonly effort: Effort;
  readonly quick: boolean;
  /** Another build of the application to compare with; its folder. */
  readonly before: string | undefined;
  /** The application on SQLite, which all parts share: what it holds in the end is measured too. */
  application(): Promise<Subject>;
  /** Says what is done. */
  say(text: string): void;
}

/** A part of the bench. */
export type Part = (bench: Bench) => Promise<readonly Row[]>;
