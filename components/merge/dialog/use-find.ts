import { useEffect, useMemo, useRef, useState } from 'react';
import { placeId } from '@/components/merge/words/places';
import { soughtPlaces } from '@/components/merge/words/sought-places';
import type { Collision, Place } from '@/lib/client/session/collision';
import { useStableCallback } from './use-stable-callback';

/** The name under which the style sheet knows what was found (CSS Custom Highlight API). */
const HIGHLIGHT = 'found';
/** Frames within which a place that was far away is drawn. */
const FRAMES = 12;

/** A search through all places of a merge, and which of them it is at. */
export function useFind(collision: Collision, showPlace: (place: Place) => void) {
  const [words, setWords] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const places = useMemo(() => soughtPlaces(collision, words ?? ''), [collision, words]);
  const at = places.length === 0 ? 0 : Math.min(wanted, places.length - 1);
  const place = places[at] ?? null;
  const key = place && placeId(place);
  const show = useStableCallback(() => place && showPlace(place));

  useEffect(() => {
    if (key === null || words === null) return;
    show();
    let frame = 0;
    // What surrounds a place far away is laid out only once it is near, and may push it away again.
    const settle = (left: number) => {
      highlight(document.getElementById(key), words);
      if (left > 0) frame = requestAnimationFrame(() => settle(left - 1));
    };
    settle(FRAMES);
    return () => {
      cancelAnimationFrame(frame);
      CSS.highlights?.delete(HIGHLIGHT);
    };
  }, [key, words, show]);

  return {
    open: words !== null,
    place,
    bar: {
      field,
      words: words ?? '',
      at,
      count: places.length,
      onWords: (now: string) => {
        setWords(now);
        setWanted(0);
      },
      onMove: (step: 1 | -1) => setWanted((at + step + places.length) % Math.max(1, places.length)),
      onClose: () => setWords(null),
    },
    begin: () => {
      setWords((now) => now ?? '');
      field.current?.select();
    },
  };
}

/** Marks the words within an element, and brings the first of them into view. */
function highlight(element: HTMLElement | null, words: string): void {
  if (element === null) return;
  const ranges = rangesOf(element, words.toLowerCase());
  const [first] = ranges;
  if (first === undefined) {
    element.scrollIntoView({ block: 'center' });
    return;
  }
  CSS.highlights?.set(HIGHLIGHT, new Highlight(...ranges));
  // An element may be longer than the screen: it is the words that have to be seen.
  const scrolled = element.closest('.overflow-y-auto');
  if (!scrolled) return;
  const { top } = first.getBoundingClientRect();
  scrolled.scrollTop += top - scrolled.getBoundingClientRect().top - scrolled.clientHeight / 2;
}

function rangesOf(element: HTMLElement, words: string): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.toLowerCase() ?? '';
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, Math.min(at + words.length, node.nodeValue?.length ?? 0));
      ranges.push(range);
    }
  }
  return ranges;
}
