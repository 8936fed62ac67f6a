import { nameForSentence, type SideNames } from '@/components/ui/people/side-names';
import type { Field } from '@/lib/client/document/content';
import type { Region } from '@/lib/merge/regions/region';
import { blockNoun } from './block-noun';
import { isTicked, type Nature, natureOf } from './nature';

/** What it means to take one side. */
interface SideWords {
  readonly mine: string;
  readonly theirs: string;
}

/** Where both sides keep something, and what that is. */
const KEPT: Partial<Record<Nature, string>> = {
  title: 'title',
  order: 'order',
  level: 'level',
  'blank lines': 'blank lines',
  'line ends': 'line ends',
  spaces: 'spacing',
  'quotation marks': 'quotation marks',
  numbers: 'numbers',
};

/**
 * What taking either side does to the text, in words: to keep the version in which something is gone is to delete it.
 * Where both wrote something else, and nothing more can be said, it is whose is kept.
 *
 * @param emptied the side that left nothing of the whole document.
 */
export function sideChoices(
  region: Region,
  field: Field,
  { other, others, samePerson }: SideNames,
  emptied?: 'mine' | 'theirs',
): SideWords {
  const nature = natureOf(region, field);
  const it = blockNoun(region.base).plural ? 'them' : 'it';
  const keepTheirs = `Keep ${others}`;
  if (emptied === 'mine') return { mine: 'Empty the document', theirs: `${keepTheirs} text` };
  if (emptied === 'theirs') return { mine: 'Keep my text', theirs: 'Empty the document' };
  const kept = KEPT[nature];
  if (kept !== undefined) return { mine: `Keep my ${kept}`, theirs: `${keepTheirs} ${kept}` };
  switch (nature) {
    case 'mine-deleted':
      return { mine: `Delete ${it}`, theirs: `${keepTheirs} wording` };
    case 'theirs-deleted':
      return { mine: 'Keep my wording', theirs: `Delete ${it}` };
    case 'only-mine':
      return region.mine === ''
        ? { mine: `Delete ${it}`, theirs: `Leave ${it}` }
        : { mine: 'Keep mine', theirs: region.base === '' ? 'Leave it out' : 'Leave it as it was' };
    case 'only-theirs':
      return region.theirs === ''
        ? { mine: `Leave ${it}`, theirs: `Delete ${it}` }
        : { mine: region.base === '' ? 'Leave it out' : 'Leave it as it was', theirs: keepTheirs };
    case 'inserted':
      return { mine: 'Keep only mine', theirs: `Keep only ${others}` };
    case 'mine-added':
      return { mine: 'Keep what I added', theirs: `${keepTheirs} wording` };
    case 'theirs-added':
      return { mine: 'Keep my wording', theirs: `Keep what ${samePerson ? 'I' : other} added` };
    case 'mine-moved':
      return { mine: `Move ${it}, as I did`, theirs: `Leave ${it} where ${other} has ${it}` };
    case 'theirs-moved':
      return { mine: `Leave ${it} where I have ${it}`, theirs: `Move ${it}, as ${other} did` };
    case 'heading':
      return { mine: `Call it “${nameOf(region.mine)}”`, theirs: `Call it “${nameOf(region.theirs)}”` };
    case 'tick':
      return { mine: tickWords(region.mine), theirs: tickWords(region.theirs) };
    default:
      return { mine: 'Keep mine', theirs: keepTheirs };
  }
}

const nameOf = (heading: string): string =>
  nameForSentence(
    heading
      .trim()
      .replace(/^#+\s*/, '')
      .replace(/(?<!#)#+$/, '')
      .trimEnd(),
  );

const tickWords = (task: string): string => {
  const ticked = isTicked(task);
  if (ticked === null) return 'Without a box';
  return ticked ? 'Ticked' : 'Not ticked';
};
