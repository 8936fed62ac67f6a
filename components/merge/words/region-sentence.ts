import type { SideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import { type BlockNoun, blockNoun, codeNoun, partNoun, some, these } from './block-noun';
import { capitalised } from './capitalised';
import { doubtWords } from './doubt-words';
import { isReordered, natureOf } from './nature';
import type { ChangedPlace, Moved } from './places';
import { slightChange } from './slight-change';

type SaidPlace = Pick<ChangedPlace, 'of' | 'field' | 'partial' | 'code' | 'moved' | 'emptied'>;

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
  const [you, other] = sayers(names);
  if (place.emptied === 'mine') return `${you} emptied the document; ${other} changed it.`;
  if (place.emptied === 'theirs')
    return `${capitalised(other)} emptied the document; ${lower(you)} changed it.`;
  if (place.moved) return movedAway(place.moved, place.of, what, it, changed, names);
  const finer = finely(place, what, it, changed, names);
  if (finer !== null) return finer;
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

/** Of text that stands elsewhere on one side: who moved it where, and what the other did. */
function movedAway(
  { by, to }: Moved,
  { base, mine, theirs }: Region,
  what: string,
  it: string,
  changed: string,
  names: SideNames,
): string {
  const [you, other] = sayers(names);
  if (by === 'both')
    return names.samePerson
      ? `In both tabs you moved ${what}, to different places.`
      : `${you} and ${other} moved ${what} to different places.`;
  const [mover, rest] = by === 'mine' ? [you, other] : [capitalised(other), lower(you)];
  if (base.trim() === '')
    return `${mover} moved ${what} here; ${rest} ${changed} ${it} where ${it === 'it' ? 'it was' : 'they were'}.`;
  const kept = (by === 'mine' ? theirs : mine).trim() !== '';
  return `${mover} moved ${what}${to === null ? '' : ` ${destination(to)}`}; ${rest} ${kept ? changed : 'deleted'} ${it}.`;
}

/** "under Costs" as the place that something was moved to. */
function destination(where: string): string {
  const [, kind, name = ''] = /^(?:in the [\w ]+ )?(under|at) (.*)$/s.exec(where) ?? [];
  if (kind === 'under') return `below ${name}`;
  return kind === 'at' ? `to ${name}` : `to ${where.replace(/^in /, '')}`;
}

const sayers = (names: SideNames): readonly [you: string, other: string] =>
  names.samePerson ? ['Here you', 'in another tab you'] : ['You', names.other];

const lower = (who: string): string => (who === 'You' ? 'you' : 'here you');

/** What happened where it can be said more exactly than by what made it a conflict. */
function finely(
  { of: region, field }: SaidPlace,
  what: string,
  it: string,
  changed: string,
  names: SideNames,
): string | null {
  const [you, other] = sayers(names);
  if (region.conflict === 'review' || region.conflict === 'moved') return null;
  const both = names.samePerson ? 'Here and in another tab you' : `You and ${other}`;
  const deeds = (side: string): string => {
    if (region.base.trim() === '') return 'added';
    return side.trim() === '' ? 'deleted' : changed;
  };
  switch (natureOf(region, field)) {
    case 'title':
      return null;
    case 'only-mine':
      return `${you} ${deeds(region.mine)} ${what}, between places that changed on both sides; ${other} did not.`;
    case 'only-theirs':
      return `${capitalised(other)} ${deeds(region.theirs)} ${what}, between places that changed on both sides; ${lower(you)} did not.`;
    case 'mine-added':
      return `${you} added to ${what}; ${other} ${changed} ${it}.`;
    case 'theirs-added':
      return `${capitalised(other)} added to ${what}; ${lower(you)} ${changed} ${it}.`;
    case 'heading':
      return `${both} each gave this heading another name.`;
    case 'level':
      return `${both} put this heading at different levels.`;
    case 'tick':
      return `${both} left the box of this task differently.`;
    case 'order':
      return `${both} put ${what} in different orders.`;
    case 'blank lines':
      return `${both} left different blank lines here.`;
    case 'line ends':
      return `${both} wrote the same here, but lines end differently.`;
    case 'spaces':
      return `${both} wrote the same here, with different line breaks or spaces.`;
    case 'quotation marks':
      return `${both} wrote the same here, with different quotation marks.`;
    case 'numbers':
      return `${both} wrote the same here, with different numbers.`;
    default:
      return null;
  }
}

function moved({ base, mine, theirs }: Region, names: SideNames): string {
  const [you, other] = sayers(names);
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
  const [you, other] = sayers(names);
  const apart = slightChange(mine, theirs);
  if (apart !== null && slightChange(base, mine) === null)
    return `${names.samePerson ? 'You wrote the same in both tabs' : `You and ${other} wrote the same`}, except for ${apart}.`;
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
