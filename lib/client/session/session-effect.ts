import type { Content } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import type { ShelfEntry } from './session';

/** What a step asks of the world; the runner performs it and reports back by an event with the same `id`. */
export type Effect =
  /** Conditional by construction: under a tag, or only if there is no such document. */
  | {
      readonly type: 'put';
      readonly id: number;
      readonly key: string;
      /** Which time it is that this is sent, from 1. */
      readonly attempt: number;
      readonly documentId: string;
      readonly content: Content;
      readonly guard: WriteGuard;
      readonly mergeBase: string | null;
    }
  /** Look what stands on the server now. */
  | { readonly type: 'look'; readonly id: number; readonly documentId: string }
  /** Report `retry` in `delay` milliseconds. */
  | { readonly type: 'schedule-retry'; readonly id: number; readonly delay: number }
  /** `delay` in milliseconds: a later request within it replaces this one. */
  | {
      readonly type: 'merge';
      readonly id: number;
      readonly delay: number;
      readonly base: Content;
      readonly mine: Content;
      readonly theirs: Content;
    }
  | { readonly type: 'shelve'; readonly entry: ShelfEntry };

/** What a step leads to. */
export interface Step<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}
