'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { castOf } from '@/components/lab/challenges/cast-of';
import { useProgress } from '@/components/lab/challenges/use-progress';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { cast } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { createLab, LabError } from '@/lib/lab/client/lab-api';
import { LabHeader } from './lab-header';
import './lab.css';

/** The way into the lab: what it is in three sentences, and where to begin. */
export function LabHome() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done] = useProgress();
  const next = CHALLENGES.find(({ id }) => !done.has(id)) ?? CHALLENGES[0]!;
  const open = async (query: string, guard: Parameters<typeof createLab>[0]) => {
    setBusy(true);
    setProblem(null);
    try {
      const lab = await createLab(guard);
      router.push(`/lab/${lab.id}?${query}`);
    } catch (error) {
      setProblem(error instanceof LabError ? error.message : 'The lab could not be opened.');
      setBusy(false);
    }
  };
  return (
    <div className="lab">
      <title>Lab · Midair</title>
      <LabHeader />
      <main id="main" className="mx-auto max-w-3xl px-4 pt-8 pb-20 sm:px-6 sm:pt-14">
        <h1 className="font-serif text-4xl text-balance sm:text-5xl">
          See an update get lost. Then prevent it.
        </h1>
        <p className="mt-5 max-w-prose text-lg text-pretty text-ink-soft">
          Two people edit one document, and every request between them and the server is drawn as it happens.
          First you make a word vanish with your own hands. Then you add one header field, and the server
          refuses such a save.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button
            variant="primary"
            disabled={busy}
            onClick={() => open(`people=2&challenge=${next.id}`, next.guard)}
          >
            {done.size === 0 ? 'Start the challenges' : `Go on: ${next.title}`}
          </Button>
          <Button disabled={busy} onClick={() => open('people=2', 'none')}>
            Explore freely
          </Button>
          <Button disabled={busy} onClick={() => open('people=2&view=class', 'none')}>
            Open a lab for a class
          </Button>
        </div>
        <p role="alert" className="mt-3 text-sm text-danger empty:hidden">
          {problem}
        </p>
        <section aria-labelledby="challenges" className="mt-14">
          <h2 id="challenges" className="flex items-baseline justify-between gap-4 text-lg font-semibold">
            Challenges
            <span className="text-sm font-normal text-ink-soft">
              {done.size} of {CHALLENGES.length} reached on this device
            </span>
          </h2>
          <ol className="mt-3 divide-y divide-line border-y border-line">
            {CHALLENGES.map((challenge, index) => (
              <li key={challenge.id}>
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => open(`people=2&challenge=${challenge.id}`, challenge.guard)}
                  className="grid w-full grid-cols-[2rem_1fr_auto] items-baseline gap-2 rounded py-2.5 text-left hover:bg-sunken"
                >
                  <span className="text-right text-sm tabular-nums text-ink-faint">{index + 1}</span>
                  <span className="min-w-0">
                    <span className="font-medium">{challenge.title}</span>
                    <span className="block text-sm text-pretty text-ink-soft">
                      {cast(challenge.story, castOf([], [], false))}
                    </span>
                  </span>
                  <span className={cx('text-sm', done.has(challenge.id) ? 'text-accent' : 'text-ink-faint')}>
                    {done.has(challenge.id) ? '✓ reached' : ''}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
        <p className="mt-8 text-pretty text-ink-soft">
          412, 428, tags and merging are explained in{' '}
          <Link href="/learn" className="font-medium text-accent underline underline-offset-4">
            short pages to learn from
          </Link>
          , each with an exchange to try. For a class there is a lab of its own: open it, show the QR code,
          and every phone joins.
        </p>
        <p className="mt-4 text-sm text-pretty text-ink-soft">
          A lab lives for 24 hours, is open to everybody who has its link, and touches none of your documents.
        </p>
      </main>
    </div>
  );
}
