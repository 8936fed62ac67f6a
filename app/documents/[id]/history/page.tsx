import { Suspense } from 'react';
import { DataProvider } from '@/components/documents/shared/data-provider';
import { HistoryPage } from '@/components/history/history-page';
import Loading from './loading';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return (
    <Suspense fallback={<Loading />}>
      <DataProvider>
        <HistoryPage key={id} documentId={id} />
      </DataProvider>
    </Suspense>
  );
}
