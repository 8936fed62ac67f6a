/** What every lab starts with: a place a person, so that edits by different people can be merged. */
export const STARTING_TITLE = 'Picnic';

/** The beginning of the text, for the three whom every lab calls so: a paragraph each. */
export const PICNIC = `Picnic by the lake, Saturday at noon.

Ana brings: bread

Ben brings: water

Cleo brings: plates
`;

/** How many people who join one after the other have a place of their own, whatever their names. */
export const PLACES = 48;

const PLACES_A_LINE = 12;
const GUESTS = 'Guests bring:';

/** The Markdown that a lab's document starts with. */
export const STARTING_BODY = `${PICNIC}
${GUESTS}
${placeLines().join('\n')}
`;

/** What a lab's document starts with. Nobody joins a trial, so its text has no places for guests. */
export function startingContent({ trial }: { readonly trial: boolean }) {
  return { title: STARTING_TITLE, body: trial ? PICNIC : STARTING_BODY };
}

function placeLines(): readonly string[] {
  const labels = Array.from({ length: PLACES }, (_, place) => labelOf(place));
  return Array.from({ length: PLACES / PLACES_A_LINE }, (_, line) =>
    labels.slice(line * PLACES_A_LINE, (line + 1) * PLACES_A_LINE).join(' '),
  );
}

function labelOf(place: number): string {
  return `${(place % PLACES) + 1}:`;
}

const WORDS = 'cheese apples olives grapes salad lemonade cake cups tomatoes cherries juice pancakes'.split(
  ' ',
);

/** The word that a person adds by their nth edit (from 0): Ana, Ben and Cleo add food, everybody else their name. */
export function wordFor(client: string, index: number): string {
  const offset = ['Ana', 'Ben', 'Cleo'].indexOf(client);
  if (offset === -1) return index === 0 ? nameWord(client) : `${nameWord(client)}-${index + 1}`;
  const word = WORDS[(offset + 3 * index) % WORDS.length]!;
  const round = Math.floor((offset + 3 * index) / WORDS.length);
  return round === 0 ? word : `${word}-${round + 1}`;
}

/** A name as one word: only letters and digits, what stands between them as a line. */
function nameWord(name: string): string {
  const parts = name
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return parts?.join('_') ?? 'guest';
}

/**
 * Adds a word to the paragraph of a person, or else to their place among the guests: the number after that of those who
 * joined before them. Whoever has neither gets a paragraph at the end. Between the places of two people always stands a
 * number that neither of them changes, so the product's merge takes in the words of both.
 */
export function addWord(body: string, client: string, word: string, place: number | null = null): string {
  const start = `${client} brings:`;
  const lines = body.split('\n');
  const at = lines.findIndex((line) => line.startsWith(start));
  if (at !== -1) return lines.with(at, withWordAfter(lines[at]!, start, word)).join('\n');
  const label = place === null ? null : labelOf(place);
  const found = label && placeAmong(body, label);
  if (found) {
    const { at: begins, text } = found;
    return body.slice(0, begins) + withWordAfter(text, label, word) + body.slice(begins + text.length);
  }
  return `${body.replace(/(?<!\n)\n*$/, body.trim() === '' ? '' : '\n\n')}${start} ${word}\n`;
}

function withWordAfter(text: string, label: string, word: string): string {
  const said = text.trimEnd();
  return said === label ? `${said} ${word}` : `${said}, ${word}`;
}

const LABEL = /(?<!\S)\d+:(?!\S)/gu;

/** A place of the guests: its number and what stands behind it, up to the next number or the end of the line. */
function placeAmong(body: string, label: string): { readonly at: number; readonly text: string } | null {
  const guests = body.indexOf(GUESTS);
  if (guests === -1) return null;
  const labels = [...body.slice(guests).matchAll(LABEL)];
  const index = labels.findIndex(([found]) => found === label);
  const start = labels[index]?.index;
  if (start === undefined) return null;
  const text = body.slice(guests + start, guests + (labels[index + 1]?.index ?? body.length));
  return { at: guests + start, text: text.split('\n')[0]!.trimEnd() };
}
