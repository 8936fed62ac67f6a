import { useEffect, useRef, useState } from 'react';
import { announcement } from '@/components/merge/words/announcement';
import type { ChangedPlace } from '@/components/merge/words/places';
import type { SideNames } from '@/components/ui/people/side-names';
import type { Collision } from '@/lib/client/session/collision';

/** The words for the polite live region, and a way to say something else there. */
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
    const news = announcement(last, collision, places, names);
    if (news !== null) say(news);
  }, [collision, places, names]);
  return [words, say];
}
