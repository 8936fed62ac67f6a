'use client';

import { Fragment, useState } from 'react';
import { Popover } from '@/components/ui/overlays/popover';
import type { Term } from '@/lib/lab/challenges/challenge';
import { TERMS } from '@/lib/lab/challenges/terms';
import { piecesOf } from './terms-in';

interface ExplainedTextProps {
  /** Words that are explained beside the text. */
  readonly defined: readonly Term[];
  readonly children: string;
}

/** A text in which the lab's own words open what they mean. */
export function ExplainedText({ defined, children }: ExplainedTextProps) {
  return piecesOf(children).map(({ text, term }) =>
    term && defined.includes(term) ? (
      <dfn key={term} className="font-semibold not-italic">
        {text}
      </dfn>
    ) : term ? (
      <TermButton key={term} term={term}>
        {text}
      </TermButton>
    ) : (
      <Fragment key={text}>{text}</Fragment>
    ),
  );
}

function TermButton({ term, children }: { readonly term: Term; readonly children: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={`What “${term}” means`}
      align="start"
      open={open}
      onOpenChange={setOpen}
      className="max-w-72 bg-surface p-3"
      trigger={
        <button
          type="button"
          className="rounded-xs underline decoration-dotted decoration-accent decoration-2 underline-offset-4 hover:bg-accent-soft"
        >
          {children}
        </button>
      }
    >
      <p className="text-pretty">{TERMS[term]}</p>
    </Popover>
  );
}
