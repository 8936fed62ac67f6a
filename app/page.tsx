import { Suspense } from 'react';
import { HomePage } from '@/components/documents/home/home-page';
import { PageSkeleton } from '@/components/documents/home/page-skeleton';

export default function Page() {
  return (
    <Suspense fallback={<PageSkeleton heading="Documents" label="Loading your documents…" />}>
      <HomePage />
    </Suspense>
  );
}
