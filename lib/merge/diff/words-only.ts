import type { WordMark } from './word-marks.ts';

/** The marks without those of white space alone: what has come is as it is in the later text, what went is gone. */
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
