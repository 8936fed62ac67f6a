import { useEffect, useMemo, useRef, useState } from 'react';
import { scrollerOf } from '@/components/merge/view/scroller-of';
import { placeId } from '@/components/merge/words/places';
import { soughtAt, soughtPlaces } from '@/components/merge/words/sought-places';
import type { Collision, Place } from '@/lib/client/session/collision';
import { foundRanges } from './found-ranges';
import { useStableCallback } from './use-stable-callback';

/** The names under which the style sheet knows what was found, and which of it is shown (CSS Custom Highlight API). */
const FOUND = 'found';
const SHOWN = 'found-shown';
/** Frames within which a place that was far away is drawn. */
const FRAMES = 12;

/** A search through all places of a merge, and which of what it found is shown. */
export function useFind(collision: Collision, showPlace: (place: Place) => void) {
  const [words, setWords] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const places = useMemo(() => soughtPlaces(collision, words ?? ''), [collision, words]);
  const count = places.reduce((sum, each) => sum + each.count, 0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  const { place = null, nth = 0 } = soughtAt(places, at) ?? {};
  const key = place && placeId(place);
  const show = useStableCallback(() => place && showPlace(place));

  useEffect(() => {
    if (key === null || words === null) return;
    show();
    let frame = 0;
    // What surrounds a place far away is laid out only once it is near, and may push it away again.
    const settle = (left: number) => {
      highlight(document.getElementById(key), words, nth);
      if (left > 0) frame = requestAnimationFrame(() => settle(left - 1));
    };
    settle(FRAMES);
    return () => {
      cancelAnimationFrame(frame);
      CSS.highlights?.delete(FOUND);
      CSS.highlights?.delete(SHOWN);
    };
  }, [key, nth, words, show]);

  return {
    open: words !== null,
    place,
    bar: {
      field,
      words: words ?? '',
      at,
      count,
      onWords: (now: string) => {
        setWords(now);
        setWanted(0);
      },
      onMove: (step: 1 | -1) => setWanted((at + step + count) % Math.max(1, count)),
      onClose: () => setWords(null),
    },
    begin: () => {
      setWords((now) => now ?? '');
      field.current?.select();
    },
  };
}

/** Marks the words within an element, and brings one of them into view. */
function highlight(element: HTMLElement | null, words: string, nth: number): void {
  if (element === null) return;
  const found = foundRanges(element, words);
  const shown = found[Math.min(nth, found.length - 1)];
  const [first] = shown ?? [];
  if (shown === undefined || first === undefined) {
    element.scrollIntoView({ block: 'center' });
    return;
  }
  CSS.highlights?.set(FOUND, new Highlight(...found.flat()));
  CSS.highlights?.set(SHOWN, new Highlight(...shown));
  // An element may be longer than the screen: it is the words that have to be seen.
  const scrolled = scrollerOf(element);
  if (!scrolled) return;
  const { top } = first.getBoundingClientRect();
  scrolled.scrollTop += top - scrolled.getBoundingClientRect().top - scrolled.clientHeight / 2;
}
