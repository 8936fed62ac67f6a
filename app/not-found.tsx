import Link from 'next/link';
import { buttonClasses } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';

export default function NotFound() {
  return (
    <>
      <title>Not found · Midair</title>
      <SiteHeader />
      <main id="main" className="px-4">
        <EmptyState
          level={1}
          title="There is no such page"
          actions={
            <Link href="/" className={buttonClasses('primary')}>
              All documents
            </Link>
          }
        >
          The address may have been mistyped or cut short.
        </EmptyState>
      </main>
    </>
  );
}
