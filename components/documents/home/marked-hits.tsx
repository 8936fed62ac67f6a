import { Fragment } from 'react';
import { searchHits } from '@/lib/documents/content/search-hits';

interface MarkedHitsProps {
  readonly text: string;
  /** What was searched for; empty: nothing is marked. */
  readonly search: string;
}

/** A text in which each place that a search finds is marked. */
export function MarkedHits({ text, search }: MarkedHitsProps) {
  const hits = searchHits(text, search);
  return (
    <>
      {hits.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(hits[index - 1]?.end ?? 0, start)}
          <mark className="rounded-sm bg-theirs-soft text-inherit underline decoration-theirs-line decoration-2 underline-offset-2">
            {text.slice(start, end)}
          </mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}
