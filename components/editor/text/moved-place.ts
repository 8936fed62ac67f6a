import { sharedEnd, sharedStart } from '@/lib/merge/text/shared-ends';

/**
 * Where a place of an earlier text is in the text as it is now: at the same distance from the beginning if all up to the
 * end of its line is the same, or from the end if all from the start of its line on is. Elsewhere it might be another
 * place that looks alike: `null`.
 */
export function movedPlace(before: string, now: string, at: number): number | null {
  const shortest = Math.min(before.length, now.length);
  const end = lineEnd(before, at);
  if (sharedStart(before, now, shortest) >= end && lineEnd(now, end) === end) return at;
  const start = lineStart(before, at);
  const moved = now.length - before.length;
  const isRestSame = sharedEnd(before, now, shortest) >= before.length - start;
  return isRestSame && lineStart(now, start + moved) === start + moved ? at + moved : null;
}

function lineEnd(text: string, at: number): number {
  for (let end = at; ; end++) if (end >= text.length || text[end] === '\n' || text[end] === '\r') return end;
}

function lineStart(text: string, at: number): number {
  for (let start = at; ; start--) {
    if (start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r') return start;
  }
}
