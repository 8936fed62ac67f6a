/** What is drawn for white space where it is all that changed. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '·',
  '\t': '→',
  '\n': '↵',
  '\r': '␍',
  '\u00a0': '⍽',
  '\u3000': '□',
};

/** White space with a sign for each character. The signs are drawn, not written: to copy or read the text gives what it is. */
export function VisibleSpace({ text }: { readonly text: string }) {
  return Array.from(text, (character, index) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: the characters of a text never change their order.
      key={index}
      data-sign={SIGNS[character] ?? '¤'}
      className={
        character === ' ' || character === '\u00a0'
          ? 'relative before:absolute before:inset-x-0 before:text-center before:content-[attr(data-sign)]'
          : 'before:content-[attr(data-sign)]'
      }
    >
      {character}
    </span>
  ));
}

/** What kind of white space a text is, for those who hear it. */
export function spaceWords(text: string): string {
  if (/[\r\n]/.test(text)) return /\n[ \t]*\r?\n/.test(text) ? 'blank lines' : 'a line end';
  if (text.includes('\t')) return 'a tab';
  return text.length === 1 ? 'a space' : 'spaces';
}
