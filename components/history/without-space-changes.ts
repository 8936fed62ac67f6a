import type { ComparisonBlock } from '@/lib/client/merging/comparison-blocks';
import type { WordMark } from '@/lib/merge/diff/word-marks';

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

/** The marks without those of white space alone. */
export function wordsOnly(marks: readonly WordMark[]): readonly WordMark[] {
  const kept: WordMark[] = [];
  for (const { kind, text } of marks) {
    const words = kind === 'same' || text.trim() !== '';
    if (!words && kind === 'deleted') continue;
    const last = kept.at(-1);
    const shown = words ? kind : 'same';
    if (last?.kind === 'same' && shown === 'same')
      kept[kept.length - 1] = { kind: 'same', text: last.text + text };
    else kept.push({ kind: shown, text });
  }
  return kept;
}
