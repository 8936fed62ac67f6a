import { Suspense } from 'react';
import { HistoryPage } from '@/components/history/history-page';
import Loading from './loading';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return (
    <Suspense fallback={<Loading />}>
      <HistoryPage key={id} documentId={id} />
    </Suspense>
  );
}
