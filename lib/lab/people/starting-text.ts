/** What every lab starts with: a paragraph a person, so that edits by different people can be merged. */
export const STARTING_TITLE = 'Picnic';

/** The Markdown that a lab's document starts with. */
export const STARTING_BODY = `Picnic by the lake, Saturday at noon.

Ana brings: bread

Ben brings: water

Cleo brings: plates
`;

const WORDS = 'cheese apples olives grapes salad lemonade cake cups tomatoes cherries tea pancakes'.split(
  ' ',
);

/** The word that a person adds by their nth edit (from 0); no two people add the same one. */
export function wordFor(client: string, index: number): string {
  const offset = client === 'Ana' ? 0 : client === 'Ben' ? 1 : client === 'Cleo' ? 2 : null;
  if (offset === null) return index === 0 ? client.toLowerCase() : `${client.toLowerCase()}-${index + 1}`;
  const word = WORDS[(offset + 3 * index) % WORDS.length]!;
  const round = Math.floor((offset + 3 * index) / WORDS.length);
  return round === 0 ? word : `${word}-${round + 1}`;
}

/** Adds a word to the paragraph of a person, or a new paragraph for whoever has none. */
export function addWord(body: string, client: string, word: string): string {
  const start = `${client} brings:`;
  const lines = body.split('\n');
  const at = lines.findIndex((line) => line.startsWith(start));
  if (at === -1) return `${body.replace(/(?<!\n)\n*$/, body.trim() === '' ? '' : '\n\n')}${start} ${word}\n`;
  const line = lines[at]!.trimEnd();
  lines[at] = line === start ? `${line} ${word}` : `${line}, ${word}`;
  return lines.join('\n');
}
