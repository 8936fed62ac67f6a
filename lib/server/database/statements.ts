import type { Act } from '@/lib/documents/model/act';
import type { DocumentChange, Expected } from '@/lib/documents/model/repository';

/** What statements are given; a time is one of `Date`. */
export type Value = string | number | boolean | Date | Uint8Array | null;

/** What a database has of a value: SQLite keeps times as text and knows no truth but 0 and 1. */
export type StoredTime = string | Date;
export type StoredTruth = number | boolean;

/** SQL with placeholders `$1`, `$2`, … in this order, each once. */
export interface Statement {
  /** Under which it is kept prepared: no two have the same. */
  readonly name: string;
  readonly text: string;
}

/** A text as it is stored: `data` is packed, and says all of it where `since` is its own version. */
export interface StoredText {
  readonly since: number;
  readonly data: Uint8Array;
}

/** A version to be saved, with all that belongs to it in one transaction. */
export interface Save {
  readonly expected: Expected;
  readonly change: DocumentChange & { readonly kind: 'save' };
  readonly act: Act | null;
  /** Its text. */
  readonly stored: StoredText;
}

/**
 * Statements that are prepared once, for what is asked for all the time. Whatever is asked for seldom goes through Prisma,
 * which takes some ten times as long to put a statement together and to take its rows apart.
 */
export interface Statements {
  /** All rows. Never sees what is not committed. */
  all<Row>(statement: Statement, values: readonly Value[]): Promise<readonly Row[]>;
  /** Changes something in one statement; how many rows, once that is durable. */
  run(statement: Statement, values: readonly Value[]): Promise<number>;
  /**
   * Saves a version if the document is as expected; one conditional statement decides. `made`, once it is durable, says
   * whether; `visited`, whether it is the first time that the author has to do with the document. Throws a unique violation,
   * with nothing done, where the act's key was used before.
   */
  save(save: Save): Promise<{ readonly made: boolean; readonly visited: boolean }>;
  close(): Promise<void>;
}

/** The time that either database has stored. */
export function timeOf(stored: StoredTime): Date {
  return typeof stored === 'string' ? new Date(stored) : stored;
}
