/**
 * One stretch of a three-way merge. Joining `base` over all regions gives the base text byte for byte, and likewise
 * `mine` and `theirs`: a region never loses what it was cut from.
 */
export interface Region {
  readonly kind: RegionKind;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** What the merge makes of it by itself; `null` exactly when `kind` is `conflict`. */
  readonly text: string | null;
  /** What kind of conflict; set exactly when `kind` is `conflict`. */
  readonly conflict?: ConflictKind;
  /** What would be wrong with the parts together; set exactly when `conflict` is `review`. */
  readonly doubt?: Doubt;
  /** Why both sides' edits could be combined; set exactly when `kind` is `combined`. */
  readonly reason?: CombineReason;
  /** A combination of both sides' words, to be offered for a conflict and never chosen by itself. */
  readonly suggestion?: string;
  /** The text's line end, where the region is whole paragraphs, so that two of them are not made one. */
  readonly paragraph?: string;
  /** The same number for conflicts that take one choice, since text was moved from one to the other. */
  readonly together?: number;
}

/** `unchanged`: all three equal; `mine`, `theirs`: only that side changed; `same`: both made the same change. */
export type RegionKind = 'unchanged' | 'mine' | 'theirs' | 'same' | 'combined' | 'conflict';

/**
 * `reworded`: both changed the same words; `mine-deleted`, `theirs-deleted`: that side deleted what the other changed;
 * `inserted`: both inserted here; `moved`: a side moved text that the other changed; `review`: the parts fit, but a
 * check over the whole text found words lost, doubled or brought back.
 */
export type ConflictKind = 'reworded' | 'mine-deleted' | 'theirs-deleted' | 'inserted' | 'moved' | 'review';

/**
 * What both sides' changes together would do. `structure`: make something else of code, a list, a table or a frame;
 * `marks`: pair brackets, emphasis, tags or quotation marks as neither side does; `named-twice`: give one name to two
 * things; `nameless`: leave a reference without what it refers to; `added-twice`: say twice what both added; `numbers`: count
 * on beyond what either has; `words`: lose, double or bring back words.
 */
export type Doubt = 'structure' | 'marks' | 'named-twice' | 'nameless' | 'added-twice' | 'numbers' | 'words';

/**
 * `words`: edits in different words of the same lines; `wrapping`: one side only changed white space, the numbers of a row
 * or the form of quotes, or both wrote the same with other white space.
 */
export type CombineReason = 'words' | 'wrapping';

/** A merge of one text. `coarse` says that the time budget ran out and regions are larger than they could be. */
export interface Merge {
  readonly regions: readonly Region[];
  readonly coarse: boolean;
}
