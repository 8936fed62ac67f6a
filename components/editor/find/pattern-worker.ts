/** A pattern and the text in which it is to be searched for. */
export interface Trial {
  readonly pattern: RegExp;
  readonly text: string;
}

// How often it is there does not matter: only that the search for it comes to an end.
addEventListener('message', ({ data: { pattern, text } }: MessageEvent<Trial>) => {
  let count = 0;
  for (const line of text.split('\n')) count += [...line.matchAll(pattern)].length;
  postMessage(count);
});
