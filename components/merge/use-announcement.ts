import { useEffect, useRef, useState } from 'react';
import type { Collision } from '@/lib/client/collision';
import { announcement } from './announcement';
import type { ChangedPlace } from './places';
import type { SideNames } from './side-names';

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
