'use client';

import { memo, useDeferredValue } from 'react';
import { Markdown } from '@/components/ui/markdown';

const Rendered = memo(Markdown);

/** The document as it reads. It follows the typing when there is time and never holds it up. */
export function Preview({ title, text }: { readonly title: string; readonly text: string }) {
  const shown = useDeferredValue(text);
  return (
    <article
      aria-label={`Preview of ${title || 'Untitled'}`}
      className="mx-auto max-w-[42rem] px-5 pt-8 pb-[30vh]"
    >
      {shown.trim() === '' ? (
        <p className="font-serif text-ink-faint">Nothing written yet.</p>
      ) : (
        <Rendered text={shown} />
      )}
    </article>
  );
}
