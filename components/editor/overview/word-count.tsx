'use client';

import { useEffect, useState } from 'react';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { countingWords, countWords, countWordsWords } from './count-words';

/** Typing rests for so long before it is counted, in milliseconds. */
const REST = 400;
/** What is counted at one go, in milliseconds: too short to be felt. */
const SLICE = 6;
/** A longer selection is counted as slowly as the text, so it is not counted. */
const LONGEST_SELECTION = 20_000;

interface WordCountProps {
  readonly text: string;
  readonly selection: { readonly anchor: number; readonly head: number };
}

/** How many words there are, and how many are selected. Counted in small slices, after the typing. */
export function WordCount({ text, selection }: WordCountProps) {
  const rested = useDebounced(text, REST);
  const { anchor, head } = useDebounced(selection, 100);
  const [all, setAll] = useState<number | null>(null);
  useEffect(() => {
    const counting = countingWords(rested);
    let timer: ReturnType<typeof setTimeout>;
    const goOn = () => {
      const until = performance.now() + SLICE;
      for (let step = counting.next(); ; step = counting.next()) {
        if (step.done) return setAll(step.value);
        if (performance.now() >= until) break;
      }
      timer = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [rested]);
  if (all === null) return null;
  const selected = text.slice(Math.min(anchor, head), Math.max(anchor, head));
  const counted = selected === '' || selected.length > LONGEST_SELECTION ? null : countWords(selected);
  return <p className="tabular-nums">{countWordsWords(all, counted)}</p>;
}
