/**
 * The marker of a list item in Markdown (CommonMark §5.2), as the source of a pattern: a bullet, or up to nine digits
 * with a mark behind them.
 */
export const LIST_MARKER = '(?:[-*+]|\\d{1,9}[.)])';

/** The same with the bullet that word processors write: in prose it stands for a list, though Markdown knows none there. */
export const TYPED_LIST_MARKER = `(?:${LIST_MARKER}|•)`;
