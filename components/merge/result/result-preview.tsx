import { lazy, Suspense, useDeferredValue, useMemo, useRef } from 'react';
import { undecidedWords } from '@/components/merge/words/collision-summary';
import { type ChangedPlace, openPlaces } from '@/components/merge/words/places';
import { Spinner } from '@/components/ui/controls/spinner';
import { DocumentText } from '@/components/ui/text/document-text';
import type { Collision } from '@/lib/client/session/collision';
import { resultSoFar } from './result-so-far';
import { useMarkedNotes } from './use-marked-notes';

const Markdown = lazy(() =>
  import('@/components/ui/text/markdown').then(({ Markdown }) => ({ default: Markdown })),
);

/** Beyond this a preview would make every choice wait for it. In UTF-16 units. */
const PREVIEW_LIMIT = 200_000;

interface ResultPreviewProps {
  readonly collision: Collision;
  readonly places: readonly ChangedPlace[];
}

/** How the document will read; it follows each choice. */
export function ResultPreview({ collision, places }: ResultPreviewProps) {
  const shown = useDeferredValue(collision);
  const { title, body } = useMemo(() => resultSoFar(shown, places), [shown, places]);
  const open = openPlaces(places, shown.choices).map(({ number }) => number);
  const section = useRef<HTMLElement>(null);
  useMarkedNotes(section);
  return (
    <section
      ref={section}
      aria-label="Preview of the result"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="h-full min-w-0 overflow-y-auto overscroll-contain px-4 py-5 -outline-offset-2 short:h-auto short:overflow-visible short:py-3 sm:px-9"
    >
      <p className="mb-3 text-[0.8125rem] text-ink-faint">
        <span className="font-medium">Preview of the result</span>
        {open.length > 0 && ` · ${undecidedWords(open)}`}
      </p>
      <DocumentText title className="mb-4">
        {title}
      </DocumentText>
      <Suspense fallback={<Spinner>Preparing the preview</Spinner>}>
        <Markdown text={body.slice(0, PREVIEW_LIMIT)} />
      </Suspense>
      {body.length > PREVIEW_LIMIT && (
        <p className="mt-4 text-sm text-ink-soft">
          The preview ends here because the document is very long. Nothing is missing from what is saved.
        </p>
      )}
    </section>
  );
}
