import { Suspense } from 'react';
import { HistoryPage } from '@/components/history/history-page';

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return (
    <Suspense>
      <HistoryPage key={id} documentId={id} />
    </Suspense>
  );
}
