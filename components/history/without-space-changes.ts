import type { ComparisonBlock } from '@/lib/client/merging/comparison-blocks';
import { wordsOnly } from '@/lib/merge/diff/words-only';

/**
 * The same comparison without changes of white space alone: those read as they are in the later version, and lines in
 * which nothing else changed are a run without changes.
 */
export function withoutSpaceChanges(blocks: readonly ComparisonBlock[]): readonly ComparisonBlock[] {
  const kept: ComparisonBlock[] = [];
  for (const block of blocks) {
    const marks = block.kind === 'same' ? [] : wordsOnly(block.marks);
    if (marks.some(({ kind }) => kind !== 'same')) {
      kept.push({ kind: 'changed', marks, line: block.line });
      continue;
    }
    const text = block.kind === 'same' ? block.text : marks.map((mark) => mark.text).join('');
    const last = kept.at(-1);
    if (last?.kind === 'same') kept[kept.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') kept.push({ kind: 'same', text, line: block.line });
  }
  return kept;
}
