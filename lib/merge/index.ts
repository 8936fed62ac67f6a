// The public surface of the package. Inside this project files are imported one by one.
export type { Change } from './diff/change.ts';
export { type Effort, effortOf } from './diff/effort.ts';
export { countLineChanges, lineChanges } from './diff/line-changes.ts';
export { type WordMark, wordMarks } from './diff/word-marks.ts';
export { type MergeOptions, merge } from './merge.ts';
export { linkMoves } from './places/link-moves.ts';
export { separateConflicts } from './places/separate-conflicts.ts';
export type { Texts } from './regions/plain-region.ts';
export type { CombineReason, ConflictKind, Doubt, Merge, Region, RegionKind } from './regions/region.ts';
export { type CarriedOver, carryOver, type Displaced } from './resolve/carry-over.ts';
export { type Marked, type MarkerStyle, withMarkers } from './resolve/conflict-markers.ts';
export { type KeptChanges, keptChanges } from './resolve/kept-changes.ts';
export { markParagraphs } from './resolve/mark-paragraphs.ts';
export { type PieceTake, piecesOf } from './resolve/pieces.ts';
export {
  type Choice,
  type Composed,
  compose,
  noChoices,
  type Resolution,
  textOf,
} from './resolve/resolution.ts';
export { type ResultWarning, resultWarnings } from './resolve/result-warnings.ts';
export { vanishingWords } from './text/vanishing-words.ts';
