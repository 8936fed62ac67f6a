import { useEffect, useRef, useState } from 'react';
import type { Collision } from '@/lib/client/collision';
import { progressWords, secondCollision } from './collision-summary';
import { decisionWords } from './offered-choices';
import { type ChangedPlace, choiceAt, openPlaces } from './places';
import type { SideNames } from './side-names';

/** What has just changed, in words for the polite live region, whatever made it change: a click, a key, undo, Ana. */
export function useAnnouncement(
  collision: Collision,
  places: readonly ChangedPlace[],
  names: SideNames,
): readonly [string, (words: string) => void] {
  const [words, say] = useState('');
  const before = useRef(collision);
  useEffect(() => {
    const last = before.current;
    before.current = collision;
    if (last.theirs !== collision.theirs) {
      const fresh = collision.fresh.title.length + collision.fresh.body.length;
      say(secondCollision(collision.theirs.version, fresh, names));
      return;
    }
    const changed = places.find((place) => {
      const [from, to] = [choiceAt(last.choices, place), choiceAt(collision.choices, place)];
      return from !== to && !(from?.take === 'edited' && to?.take === 'edited');
    });
    if (changed === undefined) return;
    const conflicts = places.filter((place) => place.kind === 'conflict').length;
    const decision = decisionWords(changed.of, choiceAt(collision.choices, changed), names);
    const open = openPlaces(places, collision.choices).length;
    say(
      changed.kind === 'conflict'
        ? `Conflict ${changed.number}: ${decision}. ${progressWords(conflicts, open)}.`
        : `Automatic merge in ${changed.where}: ${decision}.`,
    );
  }, [collision, places, names]);
  return [words, say];
}
