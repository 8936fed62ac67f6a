/** Lines that are set alike, in one piece. */
export interface PlainBlock {
  /** With a line end after each line. */
  readonly text: string;
  /** 1 to 3 where it is one heading, which the editor sets larger; 0 for all else. */
  readonly heading: 0 | 1 | 2 | 3;
}

/** Characters that are shown before the editor is there: far more than fits on a screen. */
export const MOST = 50_000;

const HEADING = /^ {0,3}(#{1,3})(?!\S)/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** Tells for one line after the other, from the first, which heading it is that is set larger, or that it is code; 0 for none. */
export function lineReader(): (line: string) => PlainBlock['heading'] | 'code' {
  let isCode = false;
  return (line) => {
    const isFence = FENCE.test(line);
    if (isFence) isCode = !isCode;
    if (isCode) return isFence ? 0 : 'code';
    return (HEADING.exec(line)?.[1]?.length ?? 0) as PlainBlock['heading'];
  };
}

/** The beginning of a text, as much as is shown. */
export function beginning(text: string): string {
  const cut = text.slice(0, MOST);
  // Half of a character would not come through.
  return cut.length < text.length ? cut.replace(/[\ud800-\udbff]$/, '') : cut;
}

/** The beginning of a text, cut where its lines change their size: so that it stands where the editor is going to set it. */
export function plainBlocks(text: string): readonly PlainBlock[] {
  const blocks: PlainBlock[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push({ text: `${lines.join('\n')}\n`, heading: 0 });
    lines = [];
  };
  const read = lineReader();
  for (const line of beginning(text).split(/\r\n?|\n/)) {
    const heading = read(line);
    if (heading === 0 || heading === 'code') {
      lines.push(line);
      continue;
    }
    end();
    blocks.push({ text: `${line}\n`, heading });
  }
  end();
  return blocks;
}
