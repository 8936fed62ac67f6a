'use client';

import { Button } from '@/components/ui/controls/button';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { Banner } from '@/components/ui/page/banner';
import { changeLab } from '@/lib/lab/client/lab-api';
import type { LabView } from '@/lib/lab/people/lab-view';
import { LabLife } from './lab-life';
import { VIEWS } from './lab-views';
import { telling } from './telling';
import type { FollowedLab } from './use-lab';

interface LabHeadProps {
  readonly lab: LabView;
  readonly followed: FollowedLab;
  readonly view: string;
  readonly onView: (view: string) => void;
  /** Only what a challenge needs is on screen: no other view, and no end of the lab. */
  readonly calm: boolean;
  /** What went wrong on the way in, in words. */
  readonly problem: string | null;
  /** Why nobody could join, in words, and what tries again. */
  readonly joining: string | null;
  readonly onJoin: () => void;
}

/** The head of a lab: what is looked at, how long it lives, and whatever is in the way right now. */
export function LabHead({ lab, followed, view, onView, calm, problem, joining, onJoin }: LabHeadProps) {
  const { snapshot, over, trouble } = followed;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <h1 className="font-serif text-3xl">The lab</h1>
        {!calm && (
          <div className="-mx-1 max-w-full overflow-x-auto px-1 py-1">
            <SegmentedControl
              label="View"
              value={view}
              onChange={onView}
              options={VIEWS.filter(({ value }) => value !== 'class' || lab.teacher)}
              className="whitespace-nowrap"
            />
          </div>
        )}
        {!calm && !over && <LabLife expiresAt={lab.expiresAt} clockAhead={snapshot.clockAhead} />}
        {!over && snapshot.connection !== 'open' && trouble === null && (
          <p role="status" className="text-sm text-ink-soft">
            {snapshot.connection === 'lost' ? 'Connecting again…' : 'Connecting…'}
          </p>
        )}
      </div>
      {over && (
        <Banner
          icon="alert"
          actions={
            <a href="/lab" className="font-medium text-accent underline underline-offset-4">
              Open a new lab
            </a>
          }
        >
          This lab has ended. It takes no more requests. This page keeps what it has shown until you close or
          reload it.{' '}
          {lab.teacher
            ? 'Download what you want to keep before that. To go on, open a new lab.'
            : 'If you came with a class, ask your teacher for the new link.'}
        </Banner>
      )}
      {!over && trouble !== null && (
        <Banner icon="alert">
          {trouble} You do not see the requests of others until then. This page tries again by itself.
        </Banner>
      )}
      {problem !== null && !over && <Banner icon="alert">{problem}</Banner>}
      {lab.paused && !over && (
        <Banner
          icon="alert"
          actions={
            lab.teacher && (
              <Button size="small" onClick={() => telling(() => changeLab(lab.id, { paused: false }))}>
                Go on
              </Button>
            )
          }
        >
          The lab is paused. Every request is answered by 503 until it goes on.
        </Banner>
      )}
      {joining !== null && !over && (
        <Banner
          icon="alert"
          actions={
            <Button size="small" onClick={onJoin}>
              Try again
            </Button>
          }
        >
          {joining}
        </Banner>
      )}
    </>
  );
}
