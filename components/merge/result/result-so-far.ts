import type { ChangedPlace } from '@/components/merge/words/places';
import type { Content, Field } from '@/lib/client/document/content';
import { type Collision, choiceAt, samePlace } from '@/lib/client/session/collision';
import { textOf } from '@/lib/merge/resolve/resolution';

/** The document as it would be saved now; a place that waits for a decision says so in a paragraph of its own. */
export function resultSoFar(collision: Collision, places: readonly ChangedPlace[]): Content {
  const text = (field: Field): string =>
    collision.merge[field].regions
      .map((region, index) => {
        const here = { field, region: index };
        const known = textOf(region, choiceAt(collision.choices, here));
        if (known !== null) return known;
        const open = places.find((place) => samePlace(place, here));
        const words = `Conflict ${open?.number} is not decided yet`;
        return field === 'title' ? words : `\n\n> *${words}.*\n\n`;
      })
      .join('');
  return { title: text('title'), body: text('body') };
}
