import { diffSequences } from './diff-sequences';
import { effortOf } from './effort';
import { tokens } from './tokens';

/** A piece of text that both versions have, or only the later, or only the earlier. */
export interface WordMark {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/** The words that turn `from` into `to`: `same` and `inserted` joined give `to`, `same` and `deleted` give `from`. */
export function wordMarks(from: string, to: string): readonly WordMark[] {
  const a = tokens(from);
  const b = tokens(to);
  const marks: WordMark[] = [];
  const add = (kind: WordMark['kind'], text: string): void => {
    if (text !== '') marks.push({ kind, text });
  };
  let at = 0;
  for (const change of diffSequences(a, b, effortOf())) {
    add('same', a.slice(at, change.aStart).join(''));
    add('deleted', a.slice(change.aStart, change.aEnd).join(''));
    add('inserted', b.slice(change.bStart, change.bEnd).join(''));
    at = change.aEnd;
  }
  add('same', a.slice(at).join(''));
  return marks;
}
