import type { Content } from '@/lib/client/document/content';

/** In how many ways `withWord` changes a text. */
export const WAYS_TO_TYPE = 15;

/**
 * The text after somebody added a word to a line, added a line with it, rewrote or deleted a line, added to the title, or
 * changed no word at all: marked one up, added a symbol, moved a line, indented it, ticked it off, or took a symbol away;
 * or took one word back, put one into a line, joined two lines, or broke one.
 */
export function withWord({ title, body }: Content, word: string, how: number, where: number): Content {
  const lines = body.split('\n');
  const at = where % lines.length;
  const line = lines[at]!;
  if (how === 0) lines[at] = `${line} ${word}`.trim();
  else if (how === 1) lines.splice(at, 0, `${word} ${word}x`);
  else if (how === 2) lines[at] = `${word} ${word}x`;
  else if (how === 3) lines.splice(at, 1);
  else if (how === 4) return { title: `${title} ${word}`, body };
  else if (how === 5) lines[at] = line.replace(/[\p{L}\p{N}]+/u, '**$&**');
  else if (how === 6) lines[at] = `${line}${['!', ',', ' 🙂', '`'][where % 4]}`;
  else if (how === 7) lines.splice((at * 5 + 3) % lines.length, 0, ...lines.splice(at, 1));
  else if (how === 8) lines[at] = line.startsWith('  ') ? line.slice(2) : `  ${line}`;
  else if (how === 9) lines[at] = line.startsWith('- [ ] ') ? line.replace('[ ]', '[x]') : `- [ ] ${line}`;
  else if (how === 10) lines[at] = line.replace(/[^\p{L}\p{N}]/u, '');
  else if (how === 11) lines[at] = line.replace(/ ?[\p{L}\p{N}]+$/u, '');
  else if (how === 12) lines[at] = line.replace(/(?<=[\p{L}\p{N}]) |$/u, ` ${word} `);
  else if (how === 13) lines.splice(at, 2, lines.slice(at, at + 2).join(' '));
  else lines[at] = line.replace(/(?<=[\p{L}\p{N}]) /u, '\n');
  return { title, body: lines.join('\n') };
}
