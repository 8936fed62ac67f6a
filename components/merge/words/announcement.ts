import type { SideNames } from '@/components/ui/people/side-names';
import { FIELDS } from '@/lib/client/document/content';
import { type Collision, choiceAt } from '@/lib/client/session/collision';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';
import { progressWords, secondCollision } from './collision-summary';
import { decisionWords, isUnconfirmed } from './offered-choices';
import { type ChangedPlace, openPlaces } from './places';

/**
 * What changed from one state of the dialog to the next, whatever made it change: a click, a key, undo, or another
 * save of theirs. `null` when there is nothing to say; each letter typed into a place is not worth saying.
 */
export function announcement(
  before: Collision,
  after: Collision,
  places: readonly ChangedPlace[],
  names: SideNames,
): string | null {
  if (before.theirs.etag !== after.theirs.etag) return secondCollision(after, names);
  if (before.choices === after.choices) return null;
  const news = places.filter((place) => {
    const [from, to] = [choiceAt(before.choices, place), choiceAt(after.choices, place)];
    if (from?.take === 'pieces' && to?.take === 'pieces')
      return (textOf(place.of, from) === null) !== (textOf(place.of, to) === null);
    return isNews(from, to);
  });
  const changed = news[0];
  if (changed === undefined) return wroteElsewhere(before, after);
  const choice = choiceAt(after.choices, changed);
  if (isUnconfirmed(choice))
    return 'A text field is open. It counts once you type in it or use its text as it is.';
  const decision = decisionWords(changed.of, choice, names);
  if (changed.kind === 'automatic') return `Automatic merge ${changed.where}: ${decision}.`;
  const conflicts = places.filter((place) => place.kind === 'conflict').length;
  const open = openPlaces(places, after.choices).length;
  const which = news.length > 1 ? `${news.length} conflicts` : `Conflict ${changed.number}, ${changed.where}`;
  return `${which}: ${decision}. ${progressWords(conflicts, open)}.`;
}

/** Whether a choice became another one: not only other words of the same typing. */
function isNews(from: Choice | null, to: Choice | null): boolean {
  const typing =
    from?.take === 'edited' && to?.take === 'edited' && isUnconfirmed(from) === isUnconfirmed(to);
  return from !== to && !typing;
}

/** What became of text that neither side changed. */
function wroteElsewhere(before: Collision, after: Collision): string | null {
  for (const field of FIELDS)
    for (const [index, { kind }] of after.merge[field].regions.entries()) {
      if (kind !== 'unchanged') continue;
      const [from, to] = [before, after].map(({ choices }) => choices[field][index] ?? null);
      if (!isNews(from ?? null, to ?? null)) continue;
      if (isUnconfirmed(to ?? null)) return 'A text field is open.';
      return to == null ? 'The text is as it was.' : 'Text that nobody changed: edited manually.';
    }
  return null;
}
