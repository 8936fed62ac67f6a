'use client';

import { memo, useDeferredValue, useState } from 'react';
import { type Tick, useTicking } from '@/components/editor/text/use-ticking';
import { Button } from '@/components/ui/controls/button';
import { later } from '@/components/ui/hooks/later';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { AsTyped } from '@/components/ui/text/as-typed';
import { TickingContext } from '@/components/ui/text/task-box';
import { usePreviewParts } from './use-preview-parts';

const Markdown = later(() => import('@/components/ui/text/markdown').then(({ Markdown }) => Markdown));
const LongMarkdown = later(() =>
  import('@/components/ui/text/markdown-in-parts').then(({ MarkdownInParts }) => MarkdownInParts),
);

/** Characters up to which rendering is too quick to be felt while typing. Longer texts are read off the main thread. */
const SHORT = 4_000;
/** Characters from which that takes seconds: it is then done only when asked for. */
const VERY_LONG = 150_000;

/** Milliseconds that the typing has to pause before a text of this length is rendered again. */
function pauseFor(length: number): number {
  return length <= SHORT ? 0 : Math.min(800, Math.round(length / 50));
}

const Rendered = memo(Markdown);
const RenderedParts = memo(LongMarkdown);

interface PreviewProps {
  readonly title: string;
  readonly text: string;
  /** Ticks the box of a task; says whether it did. `undefined`: the text may not be changed. */
  readonly onTick?: (tick: Tick) => boolean;
  /** Whether the text, which stands beside it, comes first. */
  readonly patient?: boolean;
}

/** The document as it reads. It follows the typing when there is time and never holds it up. */
export function Preview({ title, text, onTick, patient = false }: PreviewProps) {
  const debounced = useDebounced(text, pauseFor(text.length));
  const shown = useDeferredValue(debounced);
  return (
    // What changes with each key must not be a translator's in between.
    <article
      translate="no"
      aria-label={`Preview of ${title}`}
      className="mx-auto max-w-[42rem] px-5 pt-8 pb-[30vh]"
    >
      {text.length > VERY_LONG ? (
        <OnRequest text={text} onTick={onTick} patient={patient} />
      ) : shown.trim() === '' ? (
        <p className="font-serif text-ink-faint">Nothing written yet.</p>
      ) : (
        <Tickable shown={shown} text={text} onTick={onTick} patient={patient} />
      )}
    </article>
  );
}

function OnRequest({ text, onTick, patient }: Omit<PreviewProps, 'title'>) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      {asked !== text && (
        <div className="mb-6 flex flex-wrap items-center gap-3 text-sm text-ink-soft">
          <p className="flex-1 basis-56">
            {asked === null
              ? 'This document is very long, so its preview is made only when you ask for it.'
              : 'The text has changed since this preview was made.'}
          </p>
          <Button size="small" onClick={() => setAsked(text)}>
            {asked === null ? 'Show the preview' : 'Make it again'}
          </Button>
        </div>
      )}
      {asked !== null && <Tickable shown={asked} text={text} onTick={onTick} patient={patient} />}
    </>
  );
}

interface TickableProps extends Omit<PreviewProps, 'title'> {
  /** The text that is shown: it may lag behind. */
  readonly shown: string;
}

function Tickable(props: TickableProps) {
  return props.shown.length > SHORT ? <Long {...props} /> : <Short {...props} />;
}

function Short({ shown, text, onTick, patient = false }: TickableProps) {
  return (
    <TickingContext value={useTicking(shown, text, onTick)}>
      <Rendered lines patient={patient} text={shown} />
    </TickingContext>
  );
}

function Long(props: TickableProps) {
  const { shown, text, onTick, patient = false } = props;
  const preview = usePreviewParts(shown, patient);
  const ticking = useTicking(preview?.of ?? shown, text, onTick);
  // A text that has just grown long stays in view until its parts are there.
  if (preview === null) return shown.length > 2 * SHORT ? null : <Short {...props} />;
  if (preview.parts === null) {
    return (
      <AsTyped text={preview.of}>
        A preview of this text takes too long, so it is shown as it was typed.
      </AsTyped>
    );
  }
  return (
    <TickingContext value={ticking}>
      <RenderedParts patient={patient} parts={preview.parts} />
    </TickingContext>
  );
}
