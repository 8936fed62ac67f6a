const signs: Readonly<Record<string, string>> = {
  ' ': '·',
  '\t': '⇥\t',
  '\n': '↵\n',
  '\r': '␍',
  '\u00a0': '⍽',
};

/** A changed text that consists of white space only, drawn so that it can be seen; any other text as it is. */
export function visibleSpace(text: string): string {
  if (/\S/u.test(text)) return text;
  return text.replace(/\r\n|[ \t\n\r\u00a0]/gu, (space) =>
    space === '\r\n' ? '␍↵\n' : (signs[space] ?? space),
  );
}
