import { useEffect, useMemo, useState } from 'react';
import type { CodePart } from './code-colours';
import type { Colouring } from './code-languages';

/** Code that is coloured: more takes long, and such lines were not made to be read. */
const MOST_CHARACTERS = 20_000;
const LONGEST_LINE = 2_000;
/** Milliseconds that reading it may take. */
const EFFORT = 30;

/** What has been fetched, by language, for all code of a page. */
const fetched = new Map<string, Colouring>();

/**
 * Code in coloured pieces; `null` as long as there is nothing to colour it by: the language is not known, or its grammar is
 * not there yet, or cannot be had.
 *
 * @param isWanted whether to fetch the grammar at all.
 */
export function useCodeParts(language: string, code: string, isWanted: boolean): readonly CodePart[] | null {
  const [, setArrived] = useState<Colouring | null>(null);
  const colouring = isWanted && isShort(code) ? fetched.get(language) : undefined;
  const isMissing = isWanted && language !== '' && !colouring;
  useEffect(() => {
    if (!isMissing) return;
    let isHere = true;
    import('./code-languages')
      .then(({ colouringOf }) => colouringOf(language))
      .then((found) => {
        if (!found) return;
        fetched.set(language, found);
        if (isHere) setArrived(() => found);
      })
      // As offline: the code stays as it is, and the next code asks again.
      .catch(() => {});
    return () => {
      isHere = false;
    };
  }, [isMissing, language]);
  return useMemo(() => {
    if (!colouring) return null;
    const start = performance.now();
    return colouring(code, () => performance.now() - start > EFFORT);
  }, [colouring, code]);
}

function isShort(code: string): boolean {
  return code.length <= MOST_CHARACTERS && code.split('\n').every(({ length }) => length <= LONGEST_LINE);
}
