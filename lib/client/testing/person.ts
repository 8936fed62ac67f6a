import type { KeptSession } from '@/lib/client/session/draft';
import type { Session, ShelfEntry } from '@/lib/client/session/session';
import type { Effect } from '@/lib/client/session/session-effect';

export type PutEffect = Extract<Effect, { type: 'put' }>;
export type Pending = Exclude<Effect, PutEffect>;

/** Somebody at a device, in one tab. */
export interface Person {
  readonly name: string;
  session: Session;
  /** What is on the device. */
  kept: KeptSession | null;
  readonly shelf: Map<string, ShelfEntry>;
  /** Effects other than saves that are under way: they end with the page. */
  pending: Pending[];
  /** Typed since the device last kept the session: a crash may take it. */
  unkept: string[];
  /** What an input method has written of a word that it composes. */
  composition: string | null;
  /** Whether they type in a field of the dialog. */
  writing: boolean;
  /** Whether they wait for what they asked for, and typed nothing since: only then a dialog may open. */
  waits: boolean;
  /** The same when the device last kept the session. */
  waited: boolean;
  /** Grows by each crash, so that answers to a dead page reach nobody. */
  life: number;
}
