import type { SideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import { type BlockNoun, blockNoun, codeNoun, partNoun, some, these } from './block-noun';
import type { ChangedPlace } from './places';

type SaidPlace = Pick<ChangedPlace, 'of' | 'field' | 'partial' | 'code'>;

const TITLE: BlockNoun = { word: 'title', plural: false, prose: true };

/** What happened at a place, in one sentence; for conflicts what each side did, for others what was merged. */
export function regionSentence(place: SaidPlace, names: SideNames): string {
  const { of: region } = place;
  const noun = nounFor(place, region.base.trim() === '' ? longer(region) : region.base);
  return region.kind === 'conflict' ? conflict(place, noun, names) : automatic(region, noun, names);
}

function nounFor({ field, partial, code }: SaidPlace, text: string): BlockNoun {
  if (field === 'title') return TITLE;
  if (code !== null && code !== 'table') return codeNoun(code);
  return partial ? partNoun(text) : blockNoun(text);
}

function longer(region: Region): string {
  return region.mine.length >= region.theirs.length ? region.mine : region.theirs;
}

function conflict(place: SaidPlace, noun: BlockNoun, names: SideNames): string {
  const { of: region } = place;
  const what = these(noun);
  const it = noun.plural ? 'them' : 'it';
  const changed = noun.prose ? 'reworded' : 'changed';
  switch (region.conflict) {
    case 'mine-deleted':
      return names.samePerson
        ? `You deleted ${what} here; in another tab you ${changed} ${it}.`
        : `You deleted ${what}; ${names.other} ${changed} ${it}.`;
    case 'theirs-deleted':
      return names.samePerson
        ? `You deleted ${what} in another tab; here you ${changed} ${it}.`
        : `${names.other} deleted ${what}; you ${changed} ${it}.`;
    case 'inserted': {
      const [mine, theirs] = [region.mine, region.theirs].map((text) => some(nounFor(place, text)));
      const added = mine !== undefined && mine === theirs ? mine : 'text';
      return names.samePerson
        ? `You added ${added} here, and in another tab you added ${added} at the same place.`
        : `You and ${names.other} each added ${added} at the same place.`;
    }
    case 'moved':
      return names.samePerson
        ? 'In one tab you moved text here; in the other you changed, moved or deleted it.'
        : 'One of you moved text here; the other changed, moved or deleted it.';
    case 'review':
      return 'Both changes fit together, but words would be lost, doubled or brought back. Please look at this place.';
    default:
      return names.samePerson
        ? `You ${changed} ${what} here and, differently, in another tab.`
        : `You and ${names.other} both ${changed} ${what}.`;
  }
}

function automatic(region: Region, noun: BlockNoun, names: SideNames): string {
  switch (region.kind) {
    case 'same':
      return names.samePerson
        ? 'You made the same change in both tabs.'
        : `You and ${names.other} made the same change.`;
    case 'combined':
      if (region.reason === 'wrapping') {
        return 'One side only changed line breaks, spaces or numbering; the words of both are kept.';
      }
      return names.samePerson
        ? `You changed different words of ${these(noun)} in both tabs; all are kept.`
        : `You and ${names.other} changed different words of ${these(noun)}; both are kept.`;
    default: {
      const side = region.kind === 'mine' ? region.mine : region.theirs;
      const who = names.samePerson ? 'You' : region.kind === 'mine' ? 'You' : names.other;
      const where = names.samePerson && region.kind === 'theirs' ? ' in another tab' : '';
      return `${who} ${deed(region.base, side, noun)}${where}.`;
    }
  }
}

function deed(base: string, side: string, noun: BlockNoun): string {
  if (noun === TITLE) return 'changed the title';
  if (base.trim() === '' && side.trim() === '') return 'changed blank lines';
  if (base.trim() === '') return `added ${some(noun)}`;
  if (side.trim() === '') return `deleted ${some(noun)}`;
  return `${noun.prose ? 'reworded' : 'changed'} ${some(noun)}`;
}
