/** Characters of a file, in bytes, that is read into the text. */
const MOST_BYTES = 1_000_000;

interface FileLike {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Why files that were pasted or dropped do not become a part of the text; `null` where all of them are text. */
export function whyNotKept(files: readonly FileLike[]): string | null {
  if (files.some(({ type }) => type.startsWith('image/'))) {
    return 'Pictures are not kept here, so your text is as it was. A picture that is on the web can be shown: ![what it shows](its address).';
  }
  if (!files.every(isText)) return 'Only files of text can be put here. Your text is as it was.';
  return files.some(({ size }) => size > MOST_BYTES)
    ? 'This file is too long to be put here. Your text is as it was.'
    : null;
}

function isText({ name, type }: FileLike): boolean {
  return /^text\/(plain|markdown|x-markdown|csv)$/.test(type) || /\.(md|markdown|txt|csv|tsv)$/i.test(name);
}
