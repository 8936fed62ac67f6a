'use client';

import '@/components/ui/text/prose.css';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/controls/icon';
import { CodeBlock } from '@/components/ui/text/code-block';
import type { Challenge, Traffic } from '@/lib/lab/challenges/challenge';
import { SOURCES } from '@/lib/lab/challenges/sources';
import { TOPICS } from '@/lib/lab/learn/topics';
import { Verdict } from './verdict';

interface WhyPanelProps {
  readonly challenge: Challenge;
  readonly traffic: Traffic;
  readonly prediction: string | null | undefined;
  /** The solution was played, so nothing is reached yet. */
  readonly played: boolean;
}

/** Why it came out so: what happened in this very traffic, the lines of the server that decided it, and where to read on. */
export function WhyPanel({ challenge, traffic, prediction, played }: WhyPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Takes the focus from the button that brought it about, and leaves it to whoever is typing.
  useEffect(() => {
    const active = document.activeElement;
    if (active !== document.body && !active?.matches('input, textarea, [contenteditable="true"]'))
      heading.current?.focus();
  }, []);
  const { text, source, page } = challenge.why;
  const topic = TOPICS.find(({ slug }) => slug === page);
  const { file, lines } = SOURCES[source];
  return (
    <section aria-labelledby="challenge-why" className="mt-4 border-t border-line pt-4">
      <h3
        id="challenge-why"
        ref={heading}
        tabIndex={-1}
        className="flex scroll-mt-4 items-center gap-2 text-lg font-semibold text-accent"
      >
        <Icon name="check" /> {played ? 'Played. Now do it yourself.' : 'Reached. The requests show it.'}
      </h3>
      <div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="space-y-3">
          <Verdict question={challenge.question} names={traffic.cast} prediction={prediction} />
          <div>
            <h4 className="text-sm font-semibold">What happened</h4>
            <ol className="mt-1.5 list-decimal space-y-1 pl-5 text-sm marker:text-ink-faint">
              {text(traffic).map((sentence) => (
                <li key={sentence} className="pl-1 text-pretty">
                  {sentence}
                </li>
              ))}
            </ol>
          </div>
        </div>
        <div className="min-w-0">
          <h4 className="text-sm font-semibold">The lines of the server that decided it</h4>
          <div className="prose mt-1.5 max-w-none! text-sm!">
            <CodeBlock language="ts" code={lines.join('\n')} rest={{}} />
          </div>
          <p className="mt-1.5 font-mono text-xs break-words text-ink-soft">{file}</p>
          {topic && (
            <p className="mt-3 text-sm">
              Read more:{' '}
              <Link
                href={`/learn/${topic.slug}`}
                className="font-medium text-accent underline underline-offset-4"
              >
                {topic.title}
              </Link>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
