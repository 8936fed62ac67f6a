import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { SiteHeader } from '@/components/ui/page/site-header';

interface PageSkeletonProps {
  readonly heading: string;
  /** What is on its way. */
  readonly label: string;
  readonly wide?: boolean;
}

/** A page with a list while its program is on its way over a slow network. */
export function PageSkeleton({ heading, label, wide = false }: PageSkeletonProps) {
  return (
    <>
      <title>{`${heading} · Midair`}</title>
      <SiteHeader wide={wide} />
      <main
        id="main"
        aria-busy="true"
        className={
          wide ? 'mx-auto max-w-6xl px-4 pt-2 sm:px-6' : 'mx-auto max-w-4xl px-4 pt-6 sm:px-6 sm:pt-10'
        }
      >
        <h1 className={wide ? 'font-serif text-2xl sm:text-3xl' : 'font-serif text-3xl sm:text-4xl'}>
          {heading}
        </h1>
        <div className="mt-8">
          <ListSkeleton rows={4} label={label} />
        </div>
      </main>
    </>
  );
}
