/** An edit of the text as the editor counts it: every line break is one position, whatever bytes it has. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  /** Lines are separated by `\n`. */
  readonly insert: string;
}

/** The text as the editor holds it: `\r\n`, `\r` and `\n` all become `\n`. */
export function normalized(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Applies edits made in the editor to the exact text, so that what nobody touched keeps its bytes, line endings
 * included. New line breaks are of the kind that the place has already.
 *
 * Holds: `normalized(applyEdits(text, edits))` is `normalized(text)` with the edits applied.
 *
 * @param edits in the order of the text, not overlapping, positions all in the text before.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (!text.includes('\r')) return spliced(text, edits);
  const toExact = offsets(text);
  let result = '';
  let done = 0;
  for (const { from, to, insert } of edits) {
    const start = toExact(from);
    result = joined(result, text.slice(done, start));
    result = joined(result, insert.replaceAll('\n', breakNear(text, start)));
    done = toExact(to);
  }
  return joined(result, text.slice(done));
}

function spliced(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(done, from) + insert;
    done = to;
  }
  return result + text.slice(done);
}

/** Two line breaks that an edit brings together as `\r` and `\n` must not melt into one. */
function joined(before: string, after: string): string {
  return before.endsWith('\r') && after.startsWith('\n') ? `${before}\n${after}` : before + after;
}

/** A function from positions in the normalised text, asked in ascending order, to positions in the exact text. */
function offsets(text: string): (position: number) => number {
  let extra = 0;
  let pair = text.indexOf('\r\n');
  return (position) => {
    while (pair !== -1 && pair - extra < position) {
      extra += 1;
      pair = text.indexOf('\r\n', pair + 2);
    }
    return position + extra;
  };
}

/** The kind of line break that the line at this exact position ends with, or else the one before it. */
function breakNear(text: string, position: number): string {
  const next = /\r\n?|\n/g;
  next.lastIndex = position;
  const found = next.exec(text)?.[0];
  if (found) return found;
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  if (last === -1) return '\n';
  return text[last] === '\n' && text[last - 1] === '\r' ? '\r\n' : (text[last] ?? '\n');
}

/** Where a position of the editor is in the exact text. */
export function exactPosition(text: string, position: number): number {
  return text.includes('\r') ? offsets(text)(position) : position;
}

/** Where a position in the exact text is for the editor; between the bytes of one break it is before the break. */
export function editorPosition(text: string, position: number): number {
  return editorPositions(text)(position);
}

/** The same for many positions of one text, asked in ascending order: the text is gone through once for all of them. */
export function editorPositions(text: string): (position: number) => number {
  let pairs = 0;
  let pair = text.indexOf('\r\n');
  return (position) => {
    while (pair !== -1 && pair + 1 < position) {
      pairs += 1;
      pair = text.indexOf('\r\n', pair + 2);
    }
    return position - pairs - (pair !== -1 && pair + 1 === position ? 1 : 0);
  };
}
