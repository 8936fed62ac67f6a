import type { Content } from '@/lib/client/document/content';

/** The text after somebody added a word to a line, added a line with it, rewrote or deleted a line, or added to the title. */
export function withWord({ title, body }: Content, word: string, how: number, where: number): Content {
  const lines = body.split('\n');
  const at = where % lines.length;
  if (how === 0) lines[at] = `${lines[at]} ${word}`.trim();
  else if (how === 1) lines.splice(at, 0, word);
  else if (how === 2) lines[at] = word;
  else if (how === 3) lines.splice(at, 1);
  return how === 4 ? { title: `${title} ${word}`, body } : { title, body: lines.join('\n') };
}
