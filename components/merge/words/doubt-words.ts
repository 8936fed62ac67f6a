import type { SideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';

/** Why a place is asked about in which each change fits by itself: what both together would do to the text. */
export function doubtWords(region: Region, names: SideNames): string {
  const who = names.samePerson ? 'Both tabs' : `You and ${names.other} both`;
  switch (region.doubt) {
    case 'structure':
      return `Both changes together would break ${brokenBlock(region)}. Please choose how it should read.`;
    case 'marks':
      return `Both changes together would mix up ${mixedMarks(region)}. Please choose how it should read.`;
    case 'named-twice':
      return 'Both changes together would give the same heading, key or name to two things. Please look at this place.';
    case 'nameless':
      return 'Both changes together would leave a link or a note that leads nowhere. Please look at this place.';
    case 'added-twice':
      return `${who} added the same, at two places, so it would be in the text twice. Please look at this one.`;
    case 'numbers':
      return 'Both changes together make the numbering longer than in either version. Please check that it counts right.';
    default:
      return 'Both changes fit together, but words would be lost, doubled or brought back. Please look at this place.';
  }
}

/** What holds lines together, by the marks that show it, the strongest first. */
const BLOCKS: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]*(?:```|~~~)/gm, 'a code block'],
  [/<!--|-->/g, 'a comment'],
  [/^[ \t]*\$\$/gm, 'a formula'],
  [/^[ \t]*(?::::|<\/?[a-z])/gim, 'a block'],
  [/^[ \t]*\|/gm, 'a table'],
  [/^[ \t]*(?:[-*+]|\d+[.)])\s/gm, 'a list'],
];

/** What pairs within a line. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\]\(|\]\[/g, 'a link'],
  [/<\/?[a-z]/gi, 'tags'],
  [/`/g, 'code marks'],
  [/[*_~]/g, 'bold, italic or crossed-out words'],
  [/["“”„«»]/g, 'quotation marks'],
];

const brokenBlock = (region: Region): string => shown(BLOCKS, region) ?? 'how the lines belong together';

const mixedMarks = (region: Region): string => shown(MARKS, region) ?? 'brackets or quotation marks';

/** The first that a side brought or took away, else the first that is there at all. */
function shown(kinds: readonly (readonly [RegExp, string])[], region: Region): string | undefined {
  const { base, mine, theirs } = region;
  const count = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0;
  const differs = ([pattern]: (typeof kinds)[number]) =>
    [mine, theirs].some((text) => count(pattern, text) !== count(pattern, base));
  const found = kinds.find(differs) ?? kinds.find(([pattern]) => count(pattern, base + mine + theirs) > 0);
  return found?.[1];
}
