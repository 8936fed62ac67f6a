/** Characters of a pattern that is searched for. */
const LONGEST = 300;

/**
 * Whether a search for the pattern may take twice as long for each further character of a line, by its form: something
 * repeated of which a part is repeated or has alternatives, or a reference back. Other patterns take long only in some
 * texts.
 */
export function mayExplode(source: string): boolean {
  if (source.length > LONGEST) return true;
  /** Of each group that is open: whether anything in it leaves a choice. */
  const open: boolean[] = [];
  let choice = false;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    const closed = choice;
    choice = false;
    if (sign === '\\') {
      if (/[1-9k]/.test(source[at + 1] ?? '')) return true;
      at += 1;
    } else if (sign === '[') {
      at = classEnd(source, at);
    } else if (sign === '(') {
      open.push(false);
    } else if (sign === ')') {
      choice = open.pop() ?? false;
      // What leaves a choice in a group leaves it in those around.
      if (choice && open.length > 0) open[open.length - 1] = true;
    } else if (/[|*+?{]/.test(sign)) {
      const times = sign === '{' ? (/^\{\d*(?:,\d*)?\}/.exec(source.slice(at))?.[0] ?? '') : sign;
      if (closed && /^[*+{]/.test(times)) return true;
      if (open.length > 0) open[open.length - 1] = true;
      at += Math.max(0, times.length - 1);
    }
  }
  return false;
}

function classEnd(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
