import type { Revision } from '@/lib/documents/model/document';

/** A version was made, or, with `unchanged`, the current one is what was asked for. */
export interface Saved {
  readonly kind: 'saved';
  readonly effect: 'created' | 'updated' | 'unchanged';
  readonly revision: Revision;
  /** An earlier request did it; this one was the same act. */
  readonly repeated?: true;
}
