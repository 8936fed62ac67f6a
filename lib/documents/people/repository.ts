import type { Person } from './person';

/** Where people's choices are kept. Somebody who made none is not in it. */
export interface PeopleRepository {
  /** Those of these people who are known. */
  find(ids: readonly string[]): Promise<readonly Person[]>;
  /** Replaces `expected` (`null`: nobody known) by `next`; false, with nothing done, where it is not what is there. */
  replace(expected: Person | null, next: Person, at: Date): Promise<boolean>;
}
