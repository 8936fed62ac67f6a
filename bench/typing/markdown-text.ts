const WORDS =
  'the editor keeps what people write and says so plainly before anybody has to ask where a sentence went'.split(
    ' ',
  );

/** Stands once, in the middle of each text: by it the cursor gets there. */
export const MIDDLE = 'halfway-through-this-text';

function sentence(seed: number): string {
  const words = Array.from({ length: 16 }, (_, at) => WORDS[(seed * 7 + at * 5 + ((at * seed) % 13)) % 19]);
  return `${words.join(' ')}.`;
}

/** One block of a text as people write them: by turns headings, prose, lists, tables and code. */
function block(at: number): readonly string[] {
  switch (at % 8) {
    case 0:
      return [`${'#'.repeat(1 + ((at / 8) % 3))} Chapter ${at}: what was kept`];
    case 2:
      return [0, 1, 2, 3].map(
        (item) => `- Point ${at}.${item} is **${WORDS[item]}**, see [page ${at}](#p${at})`,
      );
    case 4:
      return [
        '| Who | When | What |',
        '| --- | --- | --- |',
        ...[1, 2, 3].map((row) => `| Person ${row} | Day ${at} | ${WORDS[(at + row) % 19]} |`),
      ];
    case 6:
      return ['```js', `const kept${at} = keep(${at});`, `console.log(kept${at});`, '```'];
    default:
      // Typographic signs make a text one of two bytes a character to the browser, as most texts of people are.
      return [
        `Paragraph ${at} – ${sentence(at)} ${sentence(at + 1)} “${sentence(at + 2)}” ${sentence(at + 3)} *${sentence(at + 5)}*`,
      ];
  }
}

/** A text in Markdown of about so many bytes, with these line ends. */
export function markdownText(bytes: number, lineEnd: string): string {
  const parts: string[] = [];
  let left = bytes;
  let isMarked = false;
  const add = (lines: readonly string[]) => {
    const part = lines.join(lineEnd) + lineEnd + lineEnd;
    parts.push(part);
    left -= Buffer.byteLength(part);
  };
  for (let at = 0; left > 0; at++) {
    add(block(at));
    if (isMarked || left > bytes / 2) continue;
    isMarked = true;
    add([`This paragraph stands ${MIDDLE}`]);
  }
  return parts.join('');
}

/**
 * The same text as somebody else saved it, with so many of its lines changed. They are prose near the beginning (where
 * nobody types who is in the middle).
 */
export function changedElsewhere(text: string, lines: number): string {
  let left = lines;
  return text.replace(/^Paragraph (?=\d)|^- Point (?=\d)|^\| Person (?=\d)/gm, (start) => {
    if (left === 0) return start;
    left -= 1;
    return `${start}(changed) `;
  });
}
