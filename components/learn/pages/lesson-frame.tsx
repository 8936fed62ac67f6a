import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/controls/icon';
import { SiteHeader } from '@/components/ui/page/site-header';
import { TOPICS, type Topic } from '@/lib/lab/learn/topics';

interface LessonFrameProps {
  readonly topic: Topic;
  /** Which of the pages it is, counted from 1. */
  readonly number: number;
  readonly previous: Topic | null;
  readonly next: Topic | null;
  readonly children: ReactNode;
}

/** What every page of the course has around its text: where one is, and where it goes on. */
export function LessonFrame({ topic, number, previous, next, children }: LessonFrameProps) {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto max-w-4xl px-4 pt-4 pb-24 sm:px-6 sm:pt-8">
        <p className="text-sm text-ink-soft">
          <Link href="/learn" className="text-accent underline underline-offset-2">
            Learn
          </Link>{' '}
          · {number} of {TOPICS.length}
        </p>
        <h1 className="mt-2 font-serif text-3xl text-balance sm:text-4xl">{topic.title}</h1>
        <p className="mt-3 max-w-[60ch] text-lg text-pretty text-ink-soft">{topic.line}</p>
        <div className="mt-8 max-w-3xl space-y-9">{children}</div>
        <nav aria-label="Course" className="mt-14 grid max-w-3xl gap-3 sm:grid-cols-2">
          {previous && <Neighbour topic={previous} toward="previous" />}
          {next && <Neighbour topic={next} toward="next" />}
        </nav>
      </main>
    </>
  );
}

function Neighbour({ topic, toward }: { readonly topic: Topic; readonly toward: 'previous' | 'next' }) {
  const forward = toward === 'next';
  return (
    <Link
      href={`/learn/${topic.slug}`}
      rel={forward ? 'next' : 'prev'}
      className={`flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:border-line-strong ${forward ? 'flex-row-reverse text-right sm:col-start-2' : ''}`}
    >
      <Icon name="arrowLeft" className={`size-4 text-ink-faint ${forward ? 'rotate-180' : ''}`} />
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-ink-faint">{forward ? 'Next' : 'Before'}</span>
        <span className="block font-medium">{topic.title}</span>
      </span>
    </Link>
  );
}
