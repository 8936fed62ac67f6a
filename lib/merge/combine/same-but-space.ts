import { withoutPadding } from '../text/line-keys.ts';
import { lineDepth } from './depths.ts';
import type { Passage, PassageToken } from './passage.ts';

/**
 * Whether two passages say the same in the same blocks, with other white space: blank lines between blocks, line breaks
 * within paragraphs, padding. How deep a line stands is no mere white space.
 */
export function isSameButSpace(one: Passage, other: Passage): boolean {
  const [a, b] = [one, other].map(({ tokens }) => tokens.filter((token) => !isBlankLine(token)));
  return a!.length === b!.length && a!.every((token, i) => isAlike(token, b![i]!));
}

const isBlankLine = ({ role, text, key }: PassageToken): boolean =>
  role === 'break' && text === '' && key === '\n\n';

function isAlike(one: PassageToken, other: PassageToken): boolean {
  return (
    one.role === other.role &&
    one.block === other.block &&
    bare(one) === bare(other) &&
    (one.space === '') === (other.space === '') &&
    isAsDeep(one, other)
  );
}

const bare = ({ text, block }: PassageToken): string =>
  block.startsWith('table:') ? withoutPadding(text.trimEnd()) : block === '' ? text.trim() : text.trimEnd();

/** Whether both begin a line at the same depth, or not both begin one. */
function isAsDeep(one: PassageToken, other: PassageToken): boolean {
  const [a, b] = [lineDepth(one), lineDepth(other)];
  return a === undefined || b === undefined || a === b;
}
