import { type ChangedPlace, placeId } from '@/components/merge/words/places';
import type { Content, Field } from '@/lib/client/document/content';
import { type Collision, choiceAt } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { textOf } from '@/lib/merge/resolve/resolution';
import { type Stretch, withStandIns } from './stand-ins';

/**
 * The document as it would be saved now, to be looked at and never to be saved: a place that waits for a decision says
 * so, in a form that fits where it stands.
 */
export function resultSoFar({ merge, choices }: Collision, places: readonly ChangedPlace[]): Content {
  const numbers = new Map(places.map((place) => [placeId(place), place.number]));
  const stretches = (field: Field) =>
    merge[field].regions.map((region, index): Stretch => {
      const here = { field, region: index };
      const known = textOf(region, choiceAt(choices, here));
      if (known !== null) return { text: known };
      return { text: likely(region), note: undecided(numbers.get(placeId(here))) };
    });
  return { title: inOneLine(stretches('title')), body: withStandIns(stretches('body')) };
}

/** A title is one line, and no mark means anything in it. */
function inOneLine(stretches: readonly Stretch[]): string {
  const alone = stretches.length === 1;
  return stretches.map(({ text, note }) => (note === undefined ? text : alone ? note : `‹${note}›`)).join('');
}

/** What stands for a conflict that is open. */
function undecided(number: number | undefined): string {
  return `Conflict ${number} is not decided yet`;
}

/** Finds what `undecided` says. */
export const NOTES = /Conflict \d+ is not decided yet/g;

/** What may come to stand at a place, to go by its form: mine, unless I have nothing there. */
function likely({ mine, theirs, base }: Region): string {
  return [mine, theirs, base].find((text) => text.trim() !== '') ?? mine;
}
