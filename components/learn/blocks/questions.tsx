import '@/components/ui/text/prose.css';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/controls/icon';

/** A question that people ask, and its answer. */
export interface Question {
  readonly ask: string;
  readonly answer: ReactNode;
}

/** Questions that open to their answers. */
export function Questions({ all }: { readonly all: readonly Question[] }) {
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="font-serif text-[1.45rem] leading-tight font-semibold">
        Questions
      </h2>
      <div className="mt-3 divide-y divide-line border-y border-line">
        {all.map(({ ask, answer }) => (
          <details key={ask} className="group">
            <summary className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md py-2 font-medium hover:text-accent [&::-webkit-details-marker]:hidden">
              <Icon
                name="chevronDown"
                className="size-4 -rotate-90 text-ink-faint transition-transform group-open:rotate-0"
              />
              <h3 className="font-medium">{ask}</h3>
            </summary>
            <div className="prose pb-4 pl-6 [&_code]:whitespace-nowrap">{answer}</div>
          </details>
        ))}
      </div>
    </section>
  );
}
