'use client';

import Link from 'next/link';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import type { Challenge } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { useLab } from './use-lab';

interface OwnLabBannerProps {
  readonly classId: string;
  /** The name that this browser has in the class; `null` where it has not joined it. */
  readonly name: string | null | undefined;
  /** The challenge that is open here, by its id. */
  readonly open: string | undefined;
  /** Starts another challenge of the class in this lab. */
  readonly onStart: (challenge: Challenge) => void;
}

/** What a student sees in a lab of their own: whom their work is told to, and the way back to the class. */
export function OwnLabBanner({ classId, name, open, onStart }: OwnLabBannerProps) {
  const { view, over } = useLab(classId);
  const next = CHALLENGES.find(({ id }) => id === view?.challenge && id !== open);
  if (over) {
    return (
      <Banner>
        The class’s lab has ended. You can go on here, but your teacher no longer sees what you reach.
      </Banner>
    );
  }
  return (
    <Banner
      icon="check"
      actions={
        <>
          {next && (
            <Button size="small" variant="primary" onClick={() => onStart(next)}>
              Start “{next.title}”
            </Button>
          )}
          <Link href={`/lab/${classId}`} className={buttonClasses('plain', 'small')}>
            Back to the class
          </Link>
        </>
      }
    >
      {next && (
        <>
          The class now does the challenge <strong className="font-semibold">{next.title}</strong>.{' '}
        </>
      )}
      {name === null
        ? 'This lab is your own. You have not joined the class, so your teacher does not see what you reach here.'
        : `This lab is your own. Your teacher sees what you predict and reach here${name ? `, as ${name}` : ''}.`}
    </Banner>
  );
}
