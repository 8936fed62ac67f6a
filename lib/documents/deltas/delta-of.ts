import { encodeDelta, type Step } from './delta';
import { matchingStretches } from './matching-stretches';

/**
 * How a text is made of another one, in few bytes: `applyDeltas` makes it again, byte for byte. What both begin and end
 * with is found first, so that an edit at one place costs comparing and little else; of what is between them, stretches
 * that the other text has anywhere.
 */
export function deltaOf(base: Uint8Array, text: Uint8Array): Uint8Array {
  const start = sharedStart(base, text);
  const end = sharedEnd(base, text, start);
  const steps: Step[] = [];
  if (start > 0) steps.push({ kind: 'copy', from: 0, length: start });
  const middle = text.subarray(start, text.length - end);
  let at = 0;
  const insertTo = (to: number) => {
    if (to > at) steps.push({ kind: 'insert', bytes: middle.subarray(at, to) });
    at = to;
  };
  for (const match of matchingStretches(base.subarray(start, base.length - end), middle)) {
    insertTo(match.inText);
    steps.push({ kind: 'copy', from: start + match.inBase, length: match.length });
    at = match.inText + match.length;
  }
  insertTo(middle.length);
  if (end > 0) steps.push({ kind: 'copy', from: base.length - end, length: end });
  return encodeDelta(steps);
}

function sharedStart(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a[shared] === b[shared]) shared += 1;
  return shared;
}

/** How much both end with, of what comes after `from`. */
function sharedEnd(a: Uint8Array, b: Uint8Array, from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let shared = 0;
  while (shared < most && a[a.length - 1 - shared] === b[b.length - 1 - shared]) shared += 1;
  return shared;
}
