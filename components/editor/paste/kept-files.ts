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
    return 'Pictures cannot be stored here, so your text has not changed. You can show a picture that is on the web: ![what it shows](its address).';
  }
  if (!files.every(isText)) return 'Only text files can be added here. Your text has not changed.';
  return files.some(({ size }) => size > MOST_BYTES)
    ? 'This file is too long to be added here. Your text has not changed.'
    : null;
}

function isText({ name, type }: FileLike): boolean {
  return /^text\/(plain|markdown|x-markdown|csv)$/.test(type) || /\.(md|markdown|txt|csv|tsv)$/i.test(name);
}
