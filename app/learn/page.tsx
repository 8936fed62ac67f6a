import type { Metadata } from 'next';
import Link from 'next/link';
import { CourseList } from '@/components/learn/pages/course-list';
import { buttonClasses } from '@/components/ui/controls/button';
import { SiteHeader } from '@/components/ui/page/site-header';

export const metadata: Metadata = {
  title: 'Learn · Midair',
  description:
    'Why updates get lost, and how HTTP keeps them: 412, 428, 304, entity tags, locks and merging.',
};

export default function Page() {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto max-w-4xl px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
        <h1 className="font-serif text-3xl sm:text-4xl">Learn</h1>
        <p className="mt-3 max-w-[60ch] text-lg text-pretty text-ink-soft">
          Why updates get lost when several people write, and how HTTP keeps them. Short pages, in order. On
          each one you can run the real exchange against this server.
        </p>
        <div className="mt-8 max-w-3xl">
          <CourseList />
        </div>
        <p className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-3 text-pretty text-ink-soft">
          Rather try it first, with two people side by side?
          <Link href="/lab" className={buttonClasses('plain')}>
            Open the lab
          </Link>
        </p>
      </main>
    </>
  );
}
