import type { SideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import { type BlockNoun, blockNoun, codeNoun, partNoun, some, these } from './block-noun';
import { capitalised } from './capitalised';
import { doubtWords } from './doubt-words';
import type { ChangedPlace } from './places';
import { slightChange } from './slight-change';

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
      return moved(region, names);
    case 'review':
      return doubtWords(region, names);
    default:
      return names.samePerson
        ? `You ${changed} ${what} here and, differently, in another tab.`
        : `You and ${names.other} both ${changed} ${what}.`;
  }
}

function moved({ base, mine, theirs }: Region, names: SideNames): string {
  const [you, other] = names.samePerson ? ['Here you', 'in another tab you'] : ['You', names.other];
  const [byMe, byThem] = [isReordered(base, mine), isReordered(base, theirs)];
  if (byMe && byThem)
    return names.samePerson
      ? 'You moved text here in both tabs, differently.'
      : `You and ${other} both moved text here, differently.`;
  if (byMe) return `${you} moved text here; ${other} changed or deleted some of it.`;
  if (byThem)
    return `${capitalised(other)} moved text here; ${names.samePerson ? 'here you' : 'you'} changed or deleted some of it.`;
  return names.samePerson
    ? 'In one tab you moved text here; in the other you changed, moved or deleted it.'
    : 'One of you moved text here; the other changed, moved or deleted it.';
}

/** Whether a side has the same lines in another order, whatever their numbers. */
function isReordered(from: string, to: string): boolean {
  const lines = (text: string) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/^\d+[.)]\s+/, ''))
      .filter((line) => line !== '');
  const [before, after] = [lines(from), lines(to)];
  if (before.length !== after.length || before.every((line, at) => line === after[at])) return false;
  const sorted = after.toSorted();
  return before.toSorted().every((line, at) => line === sorted[at]);
}

function automatic(region: Region, noun: BlockNoun, names: SideNames): string {
  switch (region.kind) {
    case 'same':
      return names.samePerson
        ? 'You made the same change in both tabs.'
        : `You and ${names.other} made the same change.`;
    case 'combined':
      if (region.reason === 'wrapping') return slight(region, noun, names);
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

/** Where one side changed no word: what it changed, and what the other side did. */
function slight({ base, mine, theirs, text }: Region, noun: BlockNoun, names: SideNames): string {
  const [you, other] = names.samePerson ? ['Here you', 'in another tab you'] : ['You', names.other];
  const apart = slightChange(mine, theirs);
  if (apart !== null && slightChange(base, mine) === null)
    return `${names.samePerson ? 'You wrote the same in both tabs' : `You and ${other} wrote the same`}, but for ${apart}.`;
  return `${you} ${deed(base, mine, noun)}; ${other} ${deed(base, theirs, noun)}.${text === '' ? '' : ' Both are kept.'}`;
}

function deed(base: string, side: string, noun: BlockNoun): string {
  if (noun === TITLE) return 'changed the title';
  if (base.trim() === '' && side.trim() === '') return 'changed blank lines';
  if (base.trim() === '') return `added ${some(noun)}`;
  if (side.trim() === '') return `deleted ${some(noun)}`;
  const only = slightChange(base, side);
  if (only !== null) return `changed only ${only}`;
  return `${noun.prose ? 'reworded' : 'changed'} ${some(noun)}`;
}
