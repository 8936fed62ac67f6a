import { Suspense } from 'react';
import { PageSkeleton } from '@/components/documents/home/page-skeleton';
import { DataProvider } from '@/components/documents/shared/data-provider';
import { SettingsPage } from '@/components/settings/settings-page';

export default function Page() {
  return (
    <Suspense fallback={<PageSkeleton heading="Settings" label="Loading your settings…" />}>
      <DataProvider>
        <SettingsPage />
      </DataProvider>
    </Suspense>
  );
}
